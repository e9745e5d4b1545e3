/** Data at a glance: what a file of samples holds, and the facts that follow from it. */
@NullMarked
package org.transferadvisor.measure.glance;

import org.jspecify.annotations.NullMarked;
