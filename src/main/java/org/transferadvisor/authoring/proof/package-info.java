/**
 * Shows that the rules decide every project once: one leaf, one strategy, one winner. The engine itself decides a project for
 * each class of cells that the rules cannot tell apart; no rule is read here in its place.
 */
@NullMarked
package org.transferadvisor.authoring.proof;

import org.jspecify.annotations.NullMarked;
