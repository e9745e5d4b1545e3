/** Figures with what they were computed from: what a sheet of figures holds. */
@NullMarked
package org.transferadvisor.figures;

import org.jspecify.annotations.NullMarked;
