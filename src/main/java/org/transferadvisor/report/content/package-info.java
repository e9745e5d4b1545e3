/** What full reports and comparisons say, section by section, before they are written in a format. */
@NullMarked
package org.transferadvisor.report.content;

import org.jspecify.annotations.NullMarked;
