/** The folder of a rulebook as an expert edits it: checked with its scenarios, looked at again after each save. */
@NullMarked
package org.transferadvisor.authoring.folder;

import org.jspecify.annotations.NullMarked;
