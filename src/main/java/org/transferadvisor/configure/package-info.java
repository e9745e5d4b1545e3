/** Training configurations (§7): what an advice recommends, in the words of the tools that train. */
@NullMarked
package org.transferadvisor.configure;

import org.jspecify.annotations.NullMarked;
