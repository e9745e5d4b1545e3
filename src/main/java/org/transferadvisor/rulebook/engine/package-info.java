/** Rules as compiled classes: kept between runs under the digest of what they were made of, and loaded apart from each other. */
@NullMarked
package org.transferadvisor.rulebook.engine;

import org.jspecify.annotations.NullMarked;
