/** Counts the parameters of a model from the shapes that its {@code config.json} states. */
@NullMarked
package org.transferadvisor.measure.shapes;

import org.jspecify.annotations.NullMarked;
