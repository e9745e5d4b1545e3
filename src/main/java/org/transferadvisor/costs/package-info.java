/** Pure functions over figures: no state, no input or output, no figure of the article. Rules call them. */
@NullMarked
package org.transferadvisor.costs;

import org.jspecify.annotations.NullMarked;
