/** Why another strategy is not recommended: the rules that would have led there, and the conditions of them that failed. */
@NullMarked
package org.transferadvisor.explain.whynot;

import org.jspecify.annotations.NullMarked;
