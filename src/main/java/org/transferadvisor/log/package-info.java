/**
 * Decisions remembered: a log to which entries are only ever added, each with a hash over the one before, so that nobody changes
 * what was decided unseen; and what was learnt from how the decisions turned out.
 */
@NullMarked
package org.transferadvisor.log;

import org.jspecify.annotations.NullMarked;
