/** The nearest changes of facts that change the recommendation, each confirmed by running the engine. */
@NullMarked
package org.transferadvisor.explain.flip;

import org.jspecify.annotations.NullMarked;
