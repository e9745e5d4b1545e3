/** What differs between two rulebooks: what was edited, and on which projects they give other advice. */
@NullMarked
package org.transferadvisor.authoring.comparison;

import org.jspecify.annotations.NullMarked;
