/** A rulebook that extends another: what of it is its own, and what the base said when that was written (section 21). */
@NullMarked
package org.transferadvisor.rulebook.layers;

import org.jspecify.annotations.NullMarked;
