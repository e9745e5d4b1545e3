/** Many projects in one run: lines read, answered on all cores and written in their order, and taken up again after a kill. */
@NullMarked
package org.transferadvisor.cli.batch;

import org.jspecify.annotations.NullMarked;
