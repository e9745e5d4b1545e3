/** Brings lists of models and prices into the reference tables of a rulebook. */
@NullMarked
package org.transferadvisor.measure.tables;

import org.jspecify.annotations.NullMarked;
