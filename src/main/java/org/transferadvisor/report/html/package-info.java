/** The page of a report as templates see it. */
@NullMarked
package org.transferadvisor.report.html;

import org.jspecify.annotations.NullMarked;
