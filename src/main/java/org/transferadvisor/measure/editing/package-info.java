/** Writes values into files that people keep: comments, order and layout stay, and a file is replaced whole or not at all. */
@NullMarked
package org.transferadvisor.measure.editing;

import org.jspecify.annotations.NullMarked;
