package org.transferadvisor.rulebook.check.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.SourceText;
import org.transferadvisor.rulebook.drl.Test;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Which fields of which kinds of fact the conditions of a rule name: what a trace shows of the facts matched. */
final class FieldsRead {

    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])([a-zA-Z_]\\w*)\\b(?!\\s*\\()");

    private final Vocabulary vocabulary;
    private final Map<String, Set<String>> reads = new TreeMap<>();

    private FieldsRead(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The fields in alphabetical order, by kind. */
    static Map<String, List<String>> of(DrlRule rule, Vocabulary vocabulary) {
        FieldsRead read = new FieldsRead(vocabulary);
        rule.conditions().forEach(read::condition);
        Map<String, List<String>> fields = new TreeMap<>();
        read.reads.forEach((type, names) -> fields.put(type, List.copyOf(names)));
        return fields;
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.Match match) {
            reads.computeIfAbsent(match.type(), any -> new TreeSet<>());
            match.tests().forEach(test -> test(match.type(), test));
        } else if (condition instanceof Condition.And and) {
            and.conditions().forEach(this::condition);
        } else if (condition instanceof Condition.Or or) {
            or.conditions().forEach(this::condition);
        } else if (condition instanceof Condition.Not not) {
            condition(not.condition());
        } else if (condition instanceof Condition.Exists exists) {
            condition(exists.condition());
        } else if (condition instanceof Condition.Gather gather) {
            condition(gather.condition());
        }
    }

    private void test(String type, Test test) {
        if (test instanceof Test.Comparison comparison) {
            names(type, comparison.field());
            if (comparison.operand() instanceof Operand.Expression expression) {
                names(type, expression.text());
            }
        } else if (test instanceof Test.Binding binding) {
            names(type, binding.field());
        } else if (test instanceof Test.AllOf all) {
            all.tests().forEach(each -> test(type, each));
        } else if (test instanceof Test.AnyOf any) {
            any.tests().forEach(each -> test(type, each));
        } else if (test instanceof Test.Other other) {
            names(type, other.text());
        }
    }

    private void names(String type, String expression) {
        Map<String, Class<?>> fields = vocabulary.fields(type);
        Matcher name = NAME.matcher(SourceText.blank(expression));
        while (name.find()) {
            if (fields.containsKey(name.group(1))) {
                reads.get(type).add(name.group(1));
            }
        }
    }
}
