/** The experts' own tests: given these facts, expect this advice. Read, run, and compared. */
@NullMarked
package org.transferadvisor.workshop.scenarios;

import org.jspecify.annotations.NullMarked;
