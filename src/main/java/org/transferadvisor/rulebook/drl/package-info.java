/** Rules as they stand in their files: parsed, with the place of everything, before anything is compiled. */
@NullMarked
package org.transferadvisor.rulebook.drl;

import org.jspecify.annotations.NullMarked;
