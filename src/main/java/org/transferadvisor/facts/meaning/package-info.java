/** What a record says of its fields and of how many there are, beyond their Java types: what the check of rules goes by. */
@NullMarked
package org.transferadvisor.facts.meaning;

import org.jspecify.annotations.NullMarked;
