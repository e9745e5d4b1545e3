package org.transferadvisor.authoring.folder;

import java.util.List;
import org.transferadvisor.authoring.scenarios.TestReport;
import org.transferadvisor.facts.reading.Problem;

/** What one look at the folder of a rulebook showed. */
public sealed interface Look {

    /** There is no rulebook to be read. */
    record Missing(List<Problem> problems) implements Look {}

    /** It has errors, so its scenarios were not run. */
    record Refused(FolderCheck check) implements Look {}

    /**
     * It has no errors, and its scenarios were run.
     *
     * @param check with its warnings, if there are any
     * @param tests what the scenarios showed
     */
    record Tested(FolderCheck check, TestReport tests) implements Look {}
}
