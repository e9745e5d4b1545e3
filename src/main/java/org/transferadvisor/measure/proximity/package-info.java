/** The three similarities of section 6.2 as numbers: pure functions of vectors and labels. */
@NullMarked
package org.transferadvisor.measure.proximity;

import org.jspecify.annotations.NullMarked;
