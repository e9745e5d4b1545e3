/**
 * The entry for programs, {@link org.transferadvisor.Advisor}, and its answer, {@link org.transferadvisor.Advice}.
 *
 * <p>What is marked {@code @API(status = STABLE)}, a package or a type, is the public API; all else is the library's own and may
 * change, whatever Java calls it. The API is listed in {@code src/test/resources/public-api.txt}, which a test holds.
 *
 * @serial exclude
 */
@API(status = API.Status.STABLE)
@NullMarked
package org.transferadvisor;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
