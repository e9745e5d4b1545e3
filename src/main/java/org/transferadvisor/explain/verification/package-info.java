/** Whether an advice that somebody keeps is what its facts and its rulebook give. */
@NullMarked
package org.transferadvisor.explain.verification;

import org.jspecify.annotations.NullMarked;
