/** The folder of a rulebook as an expert edits it: checked with its scenarios, looked at again after each save. */
@NullMarked
package org.transferadvisor.workshop.folder;

import org.jspecify.annotations.NullMarked;
