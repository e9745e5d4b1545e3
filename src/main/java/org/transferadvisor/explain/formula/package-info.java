/** Formulas as text: read, computed, and written with or without the figures of a case. */
@NullMarked
package org.transferadvisor.explain.formula;

import org.jspecify.annotations.NullMarked;
