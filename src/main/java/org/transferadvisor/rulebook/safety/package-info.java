/**
 * What rules may not do. A rule becomes Java, so everything that a rulebook holds is read as text and as parsed rules before
 * anything is compiled, and what was compiled is read again before anything is loaded; both times by a list of what is
 * allowed, never of what is forbidden.
 */
@NullMarked
package org.transferadvisor.rulebook.safety;

import org.jspecify.annotations.NullMarked;
