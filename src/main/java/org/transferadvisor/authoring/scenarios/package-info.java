/** The experts' own tests: given these facts, expect this advice. Read, run, and compared. */
@NullMarked
package org.transferadvisor.authoring.scenarios;

import org.jspecify.annotations.NullMarked;
