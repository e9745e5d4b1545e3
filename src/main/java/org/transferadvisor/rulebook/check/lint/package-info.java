/** What is wrong with rules taken together: rules that never fire, that are alike, that leave gaps or go in circles. */
@NullMarked
package org.transferadvisor.rulebook.check.lint;

import org.jspecify.annotations.NullMarked;
