/** The command line: one class a command. */
@NullMarked
package org.transferadvisor.cli;

import org.jspecify.annotations.NullMarked;
