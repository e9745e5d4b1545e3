/** What an entry of the log says, and what seals it. */
@NullMarked
package org.transferadvisor.log.entry;

import org.jspecify.annotations.NullMarked;
