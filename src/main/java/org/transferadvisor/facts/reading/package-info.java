/**
 * From text to checked values: JSON and YAML with the place of every value, the contract that a record's
 * {@link org.transferadvisor.facts.Field} annotations state, and problems in the reader's words.
 */
@NullMarked
package org.transferadvisor.facts.reading;

import org.jspecify.annotations.NullMarked;
