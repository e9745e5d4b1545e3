/**
 * What rules conclude: immutable facts that they insert logically, each true exactly as long as the facts it rests on.
 * Strategies, bands, tiers and codes are words of the rulebook, not of Java. Programs read them by
 * {@link org.transferadvisor.Conclusions}, or in a KIE session of their own.
 *
 * @serial exclude
 */
@API(status = API.Status.STABLE)
@NullMarked
package org.transferadvisor.conclusions;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
