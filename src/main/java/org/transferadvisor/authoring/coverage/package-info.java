/** What of the rules a set of decisions has tested: the rules that fired, and both sides of every comparison they make. */
@NullMarked
package org.transferadvisor.authoring.coverage;

import org.jspecify.annotations.NullMarked;
