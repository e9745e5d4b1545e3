/** Decides whether rules hold only what rules may hold: everything else is refused. */
@NullMarked
package org.transferadvisor.rulebook.check.safety;

import org.jspecify.annotations.NullMarked;
