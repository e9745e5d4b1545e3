/** From a facts file to the facts of one session: checked, its gaps filled by the rulebook's defaults, each with its place. */
@NullMarked
package org.transferadvisor.facts.input;

import org.jspecify.annotations.NullMarked;
