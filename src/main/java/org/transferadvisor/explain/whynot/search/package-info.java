/** Goes backwards from a missing conclusion over the rules that would have drawn it, to what they lack. */
@NullMarked
package org.transferadvisor.explain.whynot.search;

import org.jspecify.annotations.NullMarked;
