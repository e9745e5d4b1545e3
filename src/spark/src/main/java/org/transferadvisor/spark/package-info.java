/** Portfolios of any size on Apache Spark: the same advices as {@code batch} gives, by as many machines as there are. */
@NullMarked
package org.transferadvisor.spark;

import org.jspecify.annotations.NullMarked;
