/**
 * What rules conclude: immutable facts that they insert logically, each true exactly as long as the facts it rests on.
 * Strategies, bands, tiers and codes are words of the rulebook, not of Java.
 */
@NullMarked
package org.transferadvisor.conclusions;

import org.jspecify.annotations.NullMarked;
