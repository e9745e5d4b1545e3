/** What a report is made of, whatever its format: sections of blocks, tables and charts as figures and words. */
@NullMarked
package org.transferadvisor.report.block;

import org.jspecify.annotations.NullMarked;
