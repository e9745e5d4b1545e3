/** Proximity measured from data (§6.2): what was measured, on what, and how sure it is. */
@NullMarked
package org.transferadvisor.measure;

import org.jspecify.annotations.NullMarked;
