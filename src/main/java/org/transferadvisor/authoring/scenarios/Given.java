package org.transferadvisor.authoring.scenarios;

import java.util.Map;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;

/**
 * Facts of a scenario under construction.
 *
 * @param facts the facts with all changes so far
 * @param origin the file that they started from
 * @param touched JSON pointers of what was changed, by the places of the changes
 */
record Given(Node facts, String origin, Map<String, Node.Place> touched) {

    /** The problem at the change that made it, or else in the file that the facts are from. */
    Problem placed(Problem problem, Node.Place scenario) {
        for (Map.Entry<String, Node.Place> each : touched.entrySet()) {
            if (problem.pointer().equals(each.getKey())
                    || problem.pointer().startsWith(each.getKey() + "/")
                    || each.getKey().startsWith(problem.pointer() + "/")) {
                return at(problem, problem.file(), each.getValue());
            }
        }
        Node.Place place = problem.line() == 0 ? scenario : new Node.Place(problem.line(), problem.column());
        return at(problem, problem.line() == 0 ? problem.file() : origin, place);
    }

    private static Problem at(Problem problem, String file, Node.Place place) {
        return new Problem(
                file,
                place.line(),
                place.column(),
                problem.pointer(),
                problem.message(),
                problem.allowed(),
                problem.hint());
    }
}
