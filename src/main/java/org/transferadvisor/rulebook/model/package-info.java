/** A rule, parsed once: its conditions, expressions and conclusions with their places, and what leads to what. */
@NullMarked
package org.transferadvisor.rulebook.model;

import org.jspecify.annotations.NullMarked;
