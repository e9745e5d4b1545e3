/** Who concluded what from what: every firing that stood at the end of a session, in an order that depends on nothing else. */
@NullMarked
package org.transferadvisor.trace;

import org.jspecify.annotations.NullMarked;
