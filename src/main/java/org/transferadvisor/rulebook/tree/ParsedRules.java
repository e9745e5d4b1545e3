package org.transferadvisor.rulebook.tree;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Insertion;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Test;

/** The rules of a rulebook as text, by what they conclude. */
record ParsedRules(List<DrlRule> rules) {

    /** A rule with one of its conclusions. */
    record Concluding(DrlRule rule, Insertion insertion) {

        /** What the conclusion states for a field; empty where it is no literal. */
        Optional<String> literal(String field) {
            return insertion.literal(place(insertion.type(), field));
        }

        /** What the rule writes for a field; empty where the type has no such field. */
        String argument(String field) {
            int place = place(insertion.type(), field);
            return place < 0 || place >= insertion.arguments().size()
                    ? ""
                    : insertion.arguments().get(place);
        }
    }

    /** The rules of a rulebook, in the order of its files. */
    static ParsedRules of(RulebookFiles files) {
        List<DrlRule> rules = new ArrayList<>();
        files.parsed().forEach(file -> rules.addAll(file.rules()));
        return new ParsedRules(List.copyOf(rules));
    }

    /** The rules that conclude facts of a kind, once for each such conclusion. */
    List<Concluding> concluding(String type) {
        List<Concluding> found = new ArrayList<>();
        for (DrlRule rule : rules) {
            for (Insertion insertion : rule.insertions()) {
                if (insertion.type().equals(type)) {
                    found.add(new Concluding(rule, insertion));
                }
            }
        }
        return found;
    }

    /** The ways in which a rule's conditions can hold: one list of conditions for each side of an {@code or}. */
    static List<List<Condition>> ways(DrlRule rule) {
        return all(rule.conditions());
    }

    private static List<List<Condition>> all(List<Condition> conditions) {
        List<List<Condition>> ways = List.of(List.of());
        for (Condition each : conditions) {
            List<List<Condition>> longer = new ArrayList<>();
            for (List<Condition> way : ways) {
                for (List<Condition> step : one(each)) {
                    longer.add(Stream.concat(way.stream(), step.stream()).toList());
                }
            }
            ways = longer;
        }
        return ways;
    }

    private static List<List<Condition>> one(Condition condition) {
        if (condition instanceof Condition.And and) {
            return all(and.conditions());
        }
        if (condition instanceof Condition.Or or) {
            return or.conditions().stream().flatMap(each -> one(each).stream()).toList();
        }
        return condition instanceof Condition.Exists exists ? one(exists.condition()) : List.of(List.of(condition));
    }

    /** All comparisons of a pattern, those of groups included. */
    static List<Test.Comparison> comparisons(List<Test> tests) {
        List<Test.Comparison> found = new ArrayList<>();
        for (Test each : tests) {
            if (each instanceof Test.Comparison comparison) {
                found.add(comparison);
            } else if (each instanceof Test.AllOf group) {
                found.addAll(comparisons(group.tests()));
            } else if (each instanceof Test.AnyOf group) {
                found.addAll(comparisons(group.tests()));
            }
        }
        return found;
    }

    /** The text or number that a comparison demands a field to equal; empty for any other comparison. */
    static Optional<String> equalTo(Test.Comparison comparison) {
        return comparison.operator().equals("==")
                        && comparison.operand() instanceof Operand.Literal literal
                        && literal.value() != null
                ? Optional.of(literal.value().toString())
                : Optional.empty();
    }

    /** The field that a pattern binds to a variable; empty where it does not bind it. */
    static Optional<String> bound(Condition.Match match, String variable) {
        for (Test each : match.tests()) {
            if (each instanceof Test.Binding binding && binding.variable().equals(variable)) {
                return Optional.of(binding.field());
            }
            if (each instanceof Test.Comparison comparison && variable.equals(comparison.variable())) {
                return Optional.of(comparison.field());
            }
        }
        return Optional.empty();
    }

    /** Where a field stands among the arguments of a kind of conclusion; -1 where it has no such field. */
    private static int place(String type, String field) {
        try {
            Class<?> record = Class.forName(Leaf.class.getPackageName() + "." + type);
            RecordComponent[] components = record.getRecordComponents();
            return components == null
                    ? -1
                    : Arrays.stream(components)
                            .map(RecordComponent::getName)
                            .toList()
                            .indexOf(field);
        } catch (ClassNotFoundException e) {
            return -1;
        }
    }
}
