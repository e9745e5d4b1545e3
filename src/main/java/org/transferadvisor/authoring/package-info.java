/** What experts do with a rulebook besides advising: check, test, prove, compare and watch it. */
@NullMarked
package org.transferadvisor.authoring;

import org.jspecify.annotations.NullMarked;
