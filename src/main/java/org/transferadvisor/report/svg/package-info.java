/** Draws charts as SVG: fluid in width, in the page's own type and colours, every value escaped. */
@NullMarked
package org.transferadvisor.report.svg;

import org.jspecify.annotations.NullMarked;
