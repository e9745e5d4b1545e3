/**
 * The space of facts as the rules divide it: which facts of a facts file a decision depends on, and at which values. Read out
 * of the rules and the reference data, so that an edited rulebook has its own space.
 */
@NullMarked
package org.transferadvisor.authoring.space;

import org.jspecify.annotations.NullMarked;
