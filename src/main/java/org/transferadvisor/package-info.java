/**
 * The entry for programs, {@link org.transferadvisor.Advisor}, and its answer, {@link org.transferadvisor.Advice}.
 */
@NullMarked
package org.transferadvisor;

import org.jspecify.annotations.NullMarked;
