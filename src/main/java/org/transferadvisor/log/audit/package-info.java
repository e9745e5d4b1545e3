/** Whether the log is whole, whether its decisions come out the same again, and taking out of it what it may not keep. */
@NullMarked
package org.transferadvisor.log.audit;

import org.jspecify.annotations.NullMarked;
