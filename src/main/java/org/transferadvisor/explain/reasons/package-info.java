/** The reasons of an advice as a tree: from what it says over rules down to facts, figures and assumptions. */
@NullMarked
package org.transferadvisor.explain.reasons;

import org.jspecify.annotations.NullMarked;
