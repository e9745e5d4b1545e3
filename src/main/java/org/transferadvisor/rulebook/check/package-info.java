/** Tells what is wrong with a rulebook, all of it in one run and before anything is compiled. */
@NullMarked
package org.transferadvisor.rulebook.check;

import org.jspecify.annotations.NullMarked;
