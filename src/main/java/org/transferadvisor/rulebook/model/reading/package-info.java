/** Reads the text of rules by a grammar that has what rules may hold and nothing else. */
@NullMarked
package org.transferadvisor.rulebook.model.reading;

import org.jspecify.annotations.NullMarked;
