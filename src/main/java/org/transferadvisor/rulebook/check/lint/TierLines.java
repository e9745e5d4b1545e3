package org.transferadvisor.rulebook.check.lint;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.Tier;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/**
 * Finds the line of a tier drawn again in a rule that concludes no tier: where one is moved, the other stays. A rule with a source
 * of its own has a line of its own.
 */
final class TierLines {

    private static final Set<String> LINES = Set.of("<", "<=", ">", ">=");
    private static final String TIER = Tier.class.getSimpleName();

    /** A line with the rule that draws it. */
    private record Line(Rule rule, Expression.New tier, Expression.Comparison comparison) {}

    private final Diagnostics diagnostics;

    TierLines(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(List<Rule> rules) {
        Map<List<Object>, Line> lines = new HashMap<>();
        for (Rule rule : rules) {
            rule.conclusions().stream().filter(each -> each.type().equals(TIER)).forEach(tier -> rule.patterns()
                    .forEach(pattern -> pattern.pattern().comparisons().forEach(each -> {
                        List<Object> key = key(pattern, each);
                        if (key != null) {
                            lines.putIfAbsent(key, new Line(rule, tier, each));
                        }
                    })));
        }
        for (Rule rule : rules) {
            if (rule.conclusions().stream().noneMatch(each -> each.type().equals(TIER))) {
                rule.patterns()
                        .forEach(pattern -> pattern.pattern().comparisons().forEach(each -> {
                            Line line = lines.get(key(pattern, each));
                            if (line != null && line.rule().annotation("source").equals(rule.annotation("source"))) {
                                tell(rule, pattern, each, line);
                            }
                        }));
            }
        }
    }

    /** What is compared, and the number; null where no line is drawn. */
    private static @Nullable List<Object> key(Rule.Matched pattern, Expression.Comparison comparison) {
        return LINES.contains(comparison.operator()) && comparison.right().stated() instanceof BigDecimal number
                ? List.of(pattern.pattern().type(), comparison.field(), Flow.normal(number))
                : null;
    }

    private void tell(Rule rule, Rule.Matched pattern, Expression.Comparison comparison, Line line) {
        diagnostics.add(
                Check.TIER_LINE,
                comparison.place(),
                "the line of a tier is drawn again: `" + pattern.pattern().type() + "." + comparison.field() + "` and `"
                        + comparison.right().text() + "`, in rule " + rule.named(),
                "`" + TIER + "( fact == " + line.tier().arguments().get(0).text() + ", name == … )`",
                "rule " + line.rule().named() + " draws it, at " + line.rule().file() + ":"
                        + line.comparison().place().line());
    }
}
