/** What the outcomes of decisions teach: how likely success is at a proximity, and how far costs are from what was foretold (§9.2). */
@NullMarked
package org.transferadvisor.log.calibration;

import org.jspecify.annotations.NullMarked;
