/** What the rules draw: the decision tree and the proximity chart, read out of the rules themselves. */
@NullMarked
package org.transferadvisor.rulebook.tree;

import org.jspecify.annotations.NullMarked;
