/**
 * The rulebook's reference data: published figures and stated assumptions, one record a row. Rows are facts that rules
 * match; where a row's cell comes from is its {@link org.transferadvisor.facts.reference.Provenance}.
 */
@NullMarked
package org.transferadvisor.facts.reference;

import org.jspecify.annotations.NullMarked;
