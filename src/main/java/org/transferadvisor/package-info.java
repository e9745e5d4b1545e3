/**
 * The entry for programs, {@link org.transferadvisor.Advisor}, and its answer, {@link org.transferadvisor.Advice}.
 */
@API(status = API.Status.STABLE)
@NullMarked
package org.transferadvisor;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
