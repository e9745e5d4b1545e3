package org.transferadvisor.rulebook.check.safety;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.model.RuleModel;

/** Rules that passed the check. The compiler takes nothing else, so that no other rule can reach it. */
public final class SafeRules {

    private final RuleModel model;

    private SafeRules(RuleModel model) {
        this.model = model;
    }

    /**
     * Checks rules.
     *
     * @throws RefusedException with everything that they hold and may not, and what is wrong with their syntax
     */
    public static SafeRules of(RuleModel model) {
        List<Problem> problems = Stream.concat(
                        RuleSafety.check(model).stream(),
                        model.files().stream().flatMap(each -> each.problems().stream()))
                .toList();
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new SafeRules(model);
    }

    /** The same without some files, which were checked with them. */
    public SafeRules without(Predicate<String> paths) {
        return new SafeRules(new RuleModel(
                model.files().stream().filter(each -> !paths.test(each.path())).toList()));
    }

    /** The rules. */
    public RuleModel model() {
        return model;
    }
}
