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
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Test;

/** What the text of a rule tells of a firing: what it gathered, what it required to be absent, which fields it tests. */
final class WrittenRule {

    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

    private static final String CONCLUSIONS = Leaf.class.getPackageName();

    private final DrlRule rule;

    WrittenRule(DrlRule rule) {
        this.rule = rule;
    }

    DrlRule rule() {
        return rule;
    }

    /** The kinds of fact that it gathers, however many there are. */
    Set<String> gathered() {
        Set<String> types = new HashSet<>();
        walk(rule.conditions(), condition -> {
            if (condition instanceof Condition.Gather gather) {
                walk(List.of(gather.condition()), each -> {
                    if (each instanceof Condition.Match match) {
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
        walk(rule.conditions(), condition -> {
            if (condition instanceof Condition.Match match && match.type().equals(type)) {
                match.tests().forEach(test -> compared(test, fields));
            }
        });
        return fields;
    }

    private static void compared(Test test, Set<String> fields) {
        if (test instanceof Test.Comparison comparison) {
            fields.add(comparison.field().replaceAll("\\W.*", ""));
        } else if (test instanceof Test.AnyOf any) {
            any.tests().forEach(each -> compared(each, fields));
        } else if (test instanceof Test.AllOf all) {
            all.tests().forEach(each -> compared(each, fields));
        }
    }

    /** One condition and all inside it. */
    static void walk(List<Condition> conditions, Consumer<Condition> visitor) {
        for (Condition condition : conditions) {
            visitor.accept(condition);
            if (condition instanceof Condition.And and) {
                walk(and.conditions(), visitor);
            } else if (condition instanceof Condition.Or or) {
                walk(or.conditions(), visitor);
            } else if (condition instanceof Condition.Not not) {
                walk(List.of(not.condition()), visitor);
            } else if (condition instanceof Condition.Exists exists) {
                walk(List.of(exists.condition()), visitor);
            } else if (condition instanceof Condition.Gather gather) {
                walk(List.of(gather.condition()), visitor);
            }
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
            walk(List.of(not.condition()), each -> {
                if (each instanceof Condition.Match match) {
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
                required(and.conditions(), visitor);
            }
        }
    }

    private static @Nullable String demand(Test test, Map<String, Object> bound) {
        if (test instanceof Test.Comparison comparison) {
            return filled(
                    comparison.field() + " " + comparison.operator() + " " + operand(comparison.operand()), bound);
        }
        if (test instanceof Test.AnyOf any) {
            return any.tests().stream().map(each -> demand(each, bound)).collect(Collectors.joining(" or "));
        }
        if (test instanceof Test.AllOf all) {
            return all.tests().stream().map(each -> demand(each, bound)).collect(Collectors.joining(" and "));
        }
        return test instanceof Test.Other other ? filled(other.text(), bound) : null;
    }

    private static String operand(Operand operand) {
        if (operand instanceof Operand.Expression expression) {
            return expression.text();
        }
        Object value = ((Operand.Literal) operand).value();
        return value instanceof String text ? text : FormulaText.figure(value, null);
    }

    private static String filled(String text, Map<String, Object> bound) {
        Matcher variable = VARIABLE.matcher(text);
        return variable.replaceAll(found -> Matcher.quoteReplacement(
                bound.containsKey(found.group(1))
                        ? FormulaText.figure(bound.get(found.group(1)), null)
                        : found.group()));
    }
}
