/** Loads, checks, compiles and digests a rulebook: the DRL rules, their metadata, and the reference data beside them. */
@NullMarked
package org.transferadvisor.rulebook;

import org.jspecify.annotations.NullMarked;
