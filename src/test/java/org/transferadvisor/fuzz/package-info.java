/** Inputs spoilt at random, always the same for the same seed: what is refused is refused in words, and nothing else happens. */
@org.jspecify.annotations.NullMarked
package org.transferadvisor.fuzz;
