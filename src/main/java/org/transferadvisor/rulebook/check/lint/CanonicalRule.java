package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * What a rule says, whatever its variables are called and in whichever order its conditions stand. The comparisons of one
 * field of one pattern may be left out.
 */
final class CanonicalRule {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");

    private final Rule rule;
    private final Condition.@Nullable Pattern without;
    private final String field;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final String condition;

    private CanonicalRule(Rule rule, Condition.@Nullable Pattern without, String field) {
        this.rule = rule;
        this.without = without;
        this.field = field;
        rule.conditions().forEach(this::name);
        this.condition = all(rule.conditions());
    }

    static CanonicalRule of(Rule rule) {
        return new CanonicalRule(rule, null, "");
    }

    /** The rule without what a pattern compares a field with. */
    static CanonicalRule without(Rule rule, Condition.Pattern match, String field) {
        return new CanonicalRule(rule, match, field);
    }

    Rule rule() {
        return rule;
    }

    /** What it concludes of which a decision holds one: the kind and what tells one from another, and the kind. */
    Map<String, String> subjects(Vocabulary vocabulary) {
        Map<String, String> subjects = new LinkedHashMap<>();
        for (Expression.New conclusion : rule.conclusions()) {
            String subject = subject(conclusion, vocabulary);
            if (subject != null) {
                subjects.put(subject, conclusion.type());
            }
        }
        return subjects;
    }

    /** What a conclusion is of which a decision holds one; null where it may hold several. */
    @Nullable
    String subject(Expression.New conclusion, Vocabulary vocabulary) {
        Vocabulary.Kind kind = vocabulary.kind(conclusion.type());
        List<String> fields = kind == null ? null : kind.onePer();
        if (kind == null
                || fields == null
                || conclusion.arguments().size() != kind.members().size()) {
            return null;
        }
        List<String> names = List.copyOf(kind.members().keySet());
        return conclusion.type()
                + fields.stream()
                        .map(each -> argument(conclusion.arguments().get(names.indexOf(each))))
                        .toList();
    }

    /** What it demands. */
    String condition() {
        return condition;
    }

    /** What it concludes. */
    String consequence() {
        return rule.conclusions().stream().map(this::conclusion).sorted().collect(Collectors.joining(" "));
    }

    String conclusion(Expression.New conclusion) {
        return conclusion.type()
                + conclusion.arguments().stream().map(this::argument).toList();
    }

    String argument(Expression argument) {
        return renamed(argument.text());
    }

    /** Gives each variable the name of what it stands for. */
    private void name(Condition condition) {
        if (condition instanceof Condition.Pattern match) {
            String of = match.from() == null
                    ? "<" + match.type() + demands(match) + ">"
                    : "<" + match.type() + " from " + renamed(match.from().text()) + ">";
            if (match.variable() != null) {
                names.putIfAbsent(match.variable(), of);
            }
            match.tests().forEach(test -> name(test, of));
        } else if (condition instanceof Condition.Accumulate gather) {
            name(gather.condition());
            gather.functions()
                    .forEach(each -> names.putIfAbsent(
                            String.valueOf(each.variable()), each.name() + renamed(texts(each.arguments()))));
            gather.tests().forEach(test -> name(test, "<gathered>"));
        } else if (condition instanceof Condition.And and) {
            and.parts().forEach(this::name);
        } else if (condition instanceof Condition.Or or) {
            or.parts().forEach(this::name);
        } else if (condition instanceof Condition.Not not) {
            name(not.condition());
        } else if (condition instanceof Condition.Exists exists) {
            name(exists.condition());
        }
    }

    private void name(Expression test, String of) {
        if (test instanceof Expression.Binding binding) {
            names.putIfAbsent(binding.variable(), of + "." + binding.value().text());
        } else if (test instanceof Expression.Comparison comparison && comparison.variable() != null) {
            names.putIfAbsent(comparison.variable(), of + "." + comparison.field());
        }
    }

    private static String texts(List<Expression> expressions) {
        return expressions.stream().map(Expression::text).toList().toString();
    }

    private String renamed(String text) {
        return VARIABLE.matcher(text.replaceAll("\\s+", ""))
                .replaceAll(found -> Matcher.quoteReplacement(names.getOrDefault(found.group(), found.group())));
    }

    private String demands(Condition.Pattern match) {
        List<String> demands = new ArrayList<>();
        for (Expression test : match.tests()) {
            if (!match.equals(without) || !Tests.isOnly(test, field)) {
                String demand = test(test);
                if (!demand.isEmpty()) {
                    demands.add(demand);
                }
            }
        }
        return demands.stream().sorted().toList().toString();
    }

    private String test(Expression test) {
        if (test instanceof Expression.Comparison comparison) {
            Expression.Literal literal = comparison.literal();
            String operand = literal == null || literal.value() instanceof String
                    ? comparison.right().text()
                    : String.valueOf(literal.value());
            return renamed(comparison.field()) + comparison.operator() + renamed(operand);
        } else if (test instanceof Expression.And all) {
            return all.parts().stream().map(this::test).sorted().toList() + "&";
        } else if (test instanceof Expression.Or any) {
            return any.parts().stream().map(this::test).sorted().toList() + "|";
        }
        return test instanceof Expression.Binding ? "" : renamed(test.text());
    }

    private String all(List<Condition> conditions) {
        return conditions.stream().map(this::condition).sorted().collect(Collectors.joining("; "));
    }

    private String condition(Condition condition) {
        if (condition instanceof Condition.Pattern match) {
            return match.type()
                    + demands(match)
                    + (match.from() == null
                            ? ""
                            : " from " + renamed(match.from().text()));
        } else if (condition instanceof Condition.And and) {
            return all(and.parts());
        } else if (condition instanceof Condition.Or or) {
            return "either(" + all(or.parts()) + ")";
        } else if (condition instanceof Condition.Not not) {
            return "no(" + condition(not.condition()) + ")";
        } else if (condition instanceof Condition.Exists exists) {
            return "some(" + condition(exists.condition()) + ")";
        } else if (condition instanceof Condition.Accumulate gather) {
            return "all(" + condition(gather.condition()) + " "
                    + gather.functions().stream()
                            .map(each -> each.name() + renamed(texts(each.arguments())))
                            .toList()
                    + gather.tests().stream().map(this::test).toList() + ")";
        }
        return condition.text();
    }
}
