package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * Which rules cannot both hold: they ask different things of one fact, one asks for what the other asks to be absent, or the
 * rules that conclude what one asks for cannot hold together with the other, if there are any.
 */
final class Exclusions {

    private static final int DEEPEST = 4;
    private static final Map<String, Set<String>> OPPOSITE = Map.of(
            "<", Set.of(">", ">=", "=="),
            ">", Set.of("<", "<=", "=="),
            "<=", Set.of(">"),
            ">=", Set.of("<"),
            "==", Set.of("!=", "<", ">"),
            "!=", Set.of("=="));

    /** A question that was answered before. */
    private record Asked(Rule one, Rule two, int depth) {}

    private final Vocabulary vocabulary;
    private final Tests tests;
    private final Flow flow;
    private final Map<Asked, Boolean> answers = new HashMap<>();
    private final Map<Rule, CanonicalRule> canonical = new HashMap<>();

    Exclusions(Vocabulary vocabulary, Tests tests, Flow flow) {
        this.vocabulary = vocabulary;
        this.tests = tests;
        this.flow = flow;
    }

    /** Whether they cannot both hold, as far as it can be told. */
    boolean exclude(Rule one, Rule two) {
        return exclude(one, two, DEEPEST);
    }

    private boolean exclude(Rule one, Rule two, int depth) {
        Asked asked = new Asked(one, two, depth);
        Boolean known = answers.get(asked);
        if (known == null) {
            known = directly(one, two) || depth > 0 && (through(one, two, depth) || through(two, one, depth));
            answers.put(asked, known);
        }
        return known;
    }

    /** Whether all rules that conclude what one asks for exclude the other. */
    private boolean through(Rule one, Rule other, int depth) {
        for (Rule.Matched pattern : one.patterns()) {
            Condition.Pattern match = pattern.pattern();
            Vocabulary.Kind kind = vocabulary.kind(match.type());
            if (pattern.part() == Rule.Part.THERE
                    && kind != null
                    && kind.origin() == Vocabulary.Origin.CONCLUSION
                    && matched(match).stream()
                            .map(Concluded::rule)
                            .distinct()
                            .allMatch(each -> exclude(each, other, depth - 1))) {
                return true;
            }
        }
        return false;
    }

    private List<Concluded> matched(Condition.Pattern match) {
        return flow.of(match.type()).stream()
                .filter(each -> flow.matches(match, each))
                .toList();
    }

    private boolean directly(Rule one, Rule two) {
        for (Rule.Matched first : one.patterns()) {
            for (Rule.Matched second : two.patterns()) {
                if (first.pattern().type().equals(second.pattern().type())
                        && (first.part() == Rule.Part.THERE && second.part() == Rule.Part.THERE
                                ? differ(one, first.pattern(), two, second.pattern())
                                : absent(first, second) || absent(second, first))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean absent(Rule.Matched there, Rule.Matched none) {
        Condition.Pattern match = none.pattern();
        return there.part() == Rule.Part.THERE
                && none.part() == Rule.Part.ABSENT
                && Tests.isTold(match)
                && there.pattern().from() == null
                && Tests.fields(match).stream()
                        .allMatch(field -> tests.of(match, field).covers(tests.of(there.pattern(), field)));
    }

    /** Whether two patterns match one fact and ask different things of it. */
    private boolean differ(Rule one, Condition.Pattern first, Rule two, Condition.Pattern second) {
        List<String> key = key(one, first);
        if (key == null || !key.equals(key(two, second))) {
            return false;
        }
        Set<String> both = Tests.fields(first);
        both.retainAll(Tests.fields(second));
        return both.stream().anyMatch(field -> tests.of(first, field)
                        .and(tests.of(second, field))
                        .isEmpty())
                || first.tests().stream()
                        .anyMatch(test -> second.tests().stream().anyMatch(other -> opposite(one, test, two, other)));
    }

    /** Whether they compare a field with the same thing, and both cannot hold. */
    private boolean opposite(Rule one, Expression test, Rule two, Expression other) {
        return test instanceof Expression.Comparison first
                && other instanceof Expression.Comparison second
                && first.field().equals(second.field())
                && OPPOSITE.getOrDefault(first.operator(), Set.of()).contains(second.operator())
                && canonical(one).argument(first.right()).equals(canonical(two).argument(second.right()));
    }

    /** Which fact a pattern matches; null where it may be one of several. */
    private @Nullable List<String> key(Rule rule, Condition.Pattern match) {
        Vocabulary.Kind kind = vocabulary.kind(match.type());
        List<String> fields = kind == null ? null : kind.onePer();
        if (fields == null) {
            return null;
        }
        List<String> key = new ArrayList<>();
        key.add(match.from() == null ? "" : canonical(rule).argument(match.from()));
        for (String field : fields) {
            String value = value(rule, match, field);
            if (value == null) {
                return null;
            }
            key.add(value);
        }
        return key;
    }

    private @Nullable String value(Rule rule, Condition.Pattern match, String field) {
        for (Expression test : match.tests()) {
            if (test instanceof Expression.Comparison comparison
                    && comparison.field().equals(field)
                    && comparison.operator().equals("==")) {
                Object stated = comparison.right().stated();
                return stated == null
                        ? canonical(rule).argument(comparison.right())
                        : String.valueOf(Flow.normal(stated));
            }
        }
        List<Set<Object>> concluded = new ArrayList<>();
        for (Concluded each : match.from() == null ? matched(match) : List.<Concluded>of()) {
            concluded.add(Objects.requireNonNullElse(flow.argument(each, field), Set.of()));
        }
        boolean one =
                concluded.stream().distinct().count() == 1 && concluded.get(0).size() == 1;
        return one ? String.valueOf(concluded.get(0).iterator().next()) : null;
    }

    private CanonicalRule canonical(Rule rule) {
        return canonical.computeIfAbsent(rule, CanonicalRule::of);
    }
}
