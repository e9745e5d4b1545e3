/** Reads one rule for the check: what it matches, binds and concludes, and what is wrong with it by itself. */
@NullMarked
package org.transferadvisor.rulebook.check.types;

import org.jspecify.annotations.NullMarked;
