/** The expressions that conditions may hold: a grammar of its own, smaller than the language that it is compiled to. */
@NullMarked
package org.transferadvisor.rulebook.safety.expression;

import org.jspecify.annotations.NullMarked;
