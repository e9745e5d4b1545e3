package org.transferadvisor.explain.reasons;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.explain.formula.FormulaText;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/** What the text of a rule tells of a firing: what it gathered, what it required to be absent, which fields it tests. */
final class WrittenRule {

    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

    private static final String CONCLUSIONS = Leaf.class.getPackageName();

    private final Rule rule;

    WrittenRule(Rule rule) {
        this.rule = rule;
    }

    Rule rule() {
        return rule;
    }

    /** The kinds of fact that it gathers, however many there are. */
    Set<String> gathered() {
        Set<String> types = new HashSet<>();
        rule.conditions().stream().flatMap(Condition::all).forEach(condition -> {
            if (condition instanceof Condition.Accumulate gather) {
                gather.condition().all().forEach(each -> {
                    if (each instanceof Condition.Pattern match) {
                        types.add(match.type());
                    }
                });
            }
        });
        return types;
    }

    /** The fields of a kind of fact that it compares with something, such as {@code serves}. */
    Set<String> tested(String type) {
        Set<String> fields = new HashSet<>();
        rule.conditions().stream().flatMap(Condition::all).forEach(condition -> {
            if (condition instanceof Condition.Pattern match && match.type().equals(type)) {
                match.tests().forEach(test -> compared(test, fields));
            }
        });
        return fields;
    }

    private static void compared(Expression test, Set<String> fields) {
        if (test instanceof Expression.Comparison comparison) {
            fields.add(comparison.field().replaceAll("\\W.*", ""));
        } else if (test instanceof Expression.Or any) {
            any.parts().forEach(each -> compared(each, fields));
        } else if (test instanceof Expression.And all) {
            all.parts().forEach(each -> compared(each, fields));
        }
    }

    /**
     * What it required to be absent whatever else held.
     *
     * @param bound what the firing bound its variables to
     */
    List<Reason> absences(Map<String, Object> bound) {
        List<Reason> absences = new ArrayList<>();
        required(rule.conditions(), not -> {
            List<String> types = new ArrayList<>();
            List<String> demands = new ArrayList<>();
            not.condition().all().forEach(each -> {
                if (each instanceof Condition.Pattern match) {
                    types.add(match.type());
                    match.tests().stream()
                            .map(test -> demand(test, bound))
                            .filter(text -> text != null)
                            .forEach(demands::add);
                }
            });
            absences.add(new Reason.Absent(
                    String.join(" and ", types),
                    String.join(", ", demands),
                    types.stream().noneMatch(WrittenRule::isConclusion),
                    rule.file(),
                    not.place().line()));
        });
        return absences;
    }

    private static boolean isConclusion(String type) {
        try {
            Class.forName(CONCLUSIONS + "." + type);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void required(List<Condition> conditions, Consumer<Condition.Not> visitor) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Not not) {
                visitor.accept(not);
            } else if (condition instanceof Condition.And and) {
                required(and.parts(), visitor);
            }
        }
    }

    private static @Nullable String demand(Expression test, Map<String, Object> bound) {
        if (test instanceof Expression.Comparison comparison) {
            return filled(comparison.field() + " " + comparison.operator() + " " + operand(comparison.right()), bound);
        }
        if (test instanceof Expression.Or any) {
            return any.parts().stream().map(each -> demand(each, bound)).collect(Collectors.joining(" or "));
        }
        if (test instanceof Expression.And all) {
            return all.parts().stream().map(each -> demand(each, bound)).collect(Collectors.joining(" and "));
        }
        return test instanceof Expression.Binding ? null : filled(test.text(), bound);
    }

    private static String operand(Expression operand) {
        if (!(operand instanceof Expression.Literal literal)) {
            return operand.text();
        }
        return literal.value() instanceof String text ? text : FormulaText.figure(literal.value(), null);
    }

    private static String filled(String text, Map<String, Object> bound) {
        Matcher variable = VARIABLE.matcher(text);
        return variable.replaceAll(found -> Matcher.quoteReplacement(
                bound.containsKey(found.group(1))
                        ? FormulaText.figure(bound.get(found.group(1)), null)
                        : found.group()));
    }
}
