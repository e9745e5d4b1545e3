/** What can be asked of an advice, and which conclusions say it. */
@NullMarked
package org.transferadvisor.explain.subjects;

import org.jspecify.annotations.NullMarked;
