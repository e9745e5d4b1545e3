package org.transferadvisor.rulebook.check.types;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Checks the consequence of one rule: what it concludes. */
final class ConsequenceKinds {

    private static final String ALLOWED = "insertLogical( new Kind( value, … ) );";
    private static final Set<String> NOT_LOGICAL = Set.of("insert", "update", "modify", "delete", "retract");

    private final RuleProblems problems;
    private final ExpressionKinds expressions;

    ConsequenceKinds(RuleProblems problems, Scope scope) {
        this.problems = problems;
        this.expressions =
                new ExpressionKinds(problems, new Scope(scope), null, ValueKind.UNKNOWN, (binding, kind) -> {});
    }

    void read() {
        List<Rule.Statement> consequence = problems.rule().consequence();
        if (consequence == null) {
            return;
        }
        consequence.forEach(each -> {
            if (each instanceof Rule.Statement.Conclude concluded) {
                expressions.kind(concluded.fact());
                figures(concluded.fact());
            } else if (each instanceof Rule.Statement.Other other) {
                other(other);
            }
        });
        if (consequence.isEmpty()) {
            add(problems.rule().then(), "the rule concludes nothing", null);
        }
    }

    private void other(Rule.Statement.Other other) {
        String name = other.called();
        if (name.equals("insertLogical") && other.values() == 1) {
            return;
        }
        if (name.isEmpty()) {
            boolean made = other.written().startsWith("new ");
            add(
                    other.place(),
                    "`" + first(other.written()) + "` concludes nothing",
                    made ? "write `insertLogical( … );` around it" : null);
            return;
        }
        boolean changes = NOT_LOGICAL.contains(name);
        add(
                other.place(),
                changes
                        ? "`" + name + "` changes facts; a conclusion holds only as long as what it rests on"
                        : "`" + name + "` with " + other.values() + " values concludes nothing",
                changes
                        ? "write `insertLogical` with a new conclusion; facts stay as they are"
                        : Suggestion.of(name, List.of("insertLogical")));
    }

    private void add(Place place, String message, @org.jspecify.annotations.Nullable String hint) {
        problems.add(Check.NO_CONCLUSION, place, message, ALLOWED, hint);
    }

    /** Figures belong in reference data; 0, 1 and the number of a place in an order are none. */
    private void figures(Expression.New made) {
        Vocabulary.Kind kind = problems.vocabulary().kind(made.type());
        List<Vocabulary.Member> members =
                kind == null ? List.of() : List.copyOf(kind.members().values());
        for (int i = 0; i < made.arguments().size(); i++) {
            Expression argument = made.arguments().get(i);
            boolean order = i < members.size()
                    && members.get(i).type() == Integer.class
                    && argument instanceof Expression.Literal;
            if (!order) {
                argument.all().forEach(this::figure);
            }
        }
    }

    private void figure(Expression part) {
        if (part instanceof Expression.Literal literal
                && literal.value() instanceof BigDecimal figure
                && figure.signum() != 0
                && figure.compareTo(BigDecimal.ONE) != 0) {
            problems.add(
                    Check.FIGURE_IN_CONSEQUENCE,
                    part.place(),
                    "the figure `" + part.text() + "` stands in a consequence",
                    "a figure of reference data, bound in the condition",
                    "add a row to reference/figures.yaml with its source, and match it: "
                            + "Figure( id == \"…\", $figure : value.likely )");
        }
    }

    private static String first(String written) {
        String line = written.lines().findFirst().orElse("").strip();
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
