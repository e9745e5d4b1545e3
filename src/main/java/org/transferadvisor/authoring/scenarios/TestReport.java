package org.transferadvisor.authoring.scenarios;

import java.util.List;
import org.transferadvisor.authoring.coverage.Coverage;

/**
 * What a run of scenarios showed.
 *
 * @param rulebook name of the rulebook
 * @param version its version
 * @param digest its digest
 * @param outcomes what became of each scenario, in the order of the files
 * @param coverage what of the rules they tested
 */
public record TestReport(String rulebook, String version, String digest, List<Outcome> outcomes, Coverage coverage) {

    /** How many were as expected. */
    public long passed() {
        return outcomes.stream().filter(Outcome::passed).count();
    }

    /** How many were not. */
    public long failed() {
        return outcomes.size() - passed();
    }
}
