/** An advice as people and programs read it. Reports show what an advice holds and conclude nothing. */
@NullMarked
package org.transferadvisor.report;

import org.jspecify.annotations.NullMarked;
