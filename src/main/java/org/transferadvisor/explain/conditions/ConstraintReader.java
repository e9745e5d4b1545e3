package org.transferadvisor.explain.conditions;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.constraint.Constraint;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.rulebook.Sentence;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.trace.Fact;

/** Puts what a constraint demands into words, with the values that variables have in one combination of facts. */
public final class ConstraintReader {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])([a-zA-Z_]\\w*)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");

    private static final Map<String, String> OPPOSITE =
            Map.of("==", "!=", "!=", "==", "<", ">=", "<=", ">", ">", "<=", ">=", "<");

    private final Constraint constraint;
    private final @Nullable Expression test;
    private final Combination before;

    public ConstraintReader(Constraint constraint, @Nullable Expression test, Combination before) {
        this.constraint = constraint;
        this.test = test;
        this.before = before;
    }

    /** The constraint as written. */
    public String text() {
        return Wording.text(constraint);
    }

    /** The constraint as written, with the values of its variables in their place. */
    public String resolved() {
        return VARIABLE.matcher(text()).replaceAll(found -> {
            Object value = variable(found.group());
            return Matcher.quoteReplacement(
                    value == null ? found.group() : value instanceof String ? "\"" + value + "\"" : show(value));
        });
    }

    /** The fields of a kind of fact that a constraint names. */
    public static Set<String> fields(String text, FactShape shape) {
        Set<String> fields = new TreeSet<>();
        Matcher name = NAME.matcher(STRING.matcher(text).replaceAll(""));
        while (name.find()) {
            if (shape.names().contains(name.group(1)) || name.group(1).equals("this")) {
                fields.add(name.group(1));
            }
        }
        return fields;
    }

    /** The value that its only field must equal; null where it says anything else. */
    public @Nullable Object equal() {
        return test instanceof Expression.Comparison comparison
                        && comparison.operator().equals("==")
                ? operand(comparison.right(), null)
                : null;
    }

    /** The field, or path, that is compared; empty where there is not exactly one. */
    public String field() {
        Set<String> fields = test == null ? Set.of() : paths(test);
        return fields.size() == 1 ? fields.iterator().next() : "";
    }

    private static Set<String> paths(Expression test) {
        Set<String> paths = new LinkedHashSet<>();
        if (test instanceof Expression.Comparison comparison) {
            paths.add(comparison.field());
        } else if (test instanceof Expression.And all) {
            all.parts().forEach(each -> paths.addAll(paths(each)));
        } else if (test instanceof Expression.Or any) {
            any.parts().forEach(each -> paths.addAll(paths(each)));
        }
        return paths;
    }

    /** What the constraint needs of its field, in words. */
    public String needed(@Nullable Object fact) {
        if (test instanceof Expression.Comparison comparison) {
            return needed(comparison, comparison.operator(), fact);
        }
        List<Expression> parts = test instanceof Expression.Or any ? any.parts() : List.of();
        boolean equals = parts.stream()
                .allMatch(each -> each instanceof Expression.Comparison comparison
                        && comparison.operator().equals("=="));
        if (!parts.isEmpty() && equals && !field().isEmpty()) {
            return parts.stream()
                    .map(each -> needed((Expression.Comparison) each, "==", fact))
                    .collect(Collectors.joining(" or "));
        }
        return resolved();
    }

    /** What its field would have to be for the constraint not to hold, in words. */
    public String opposite(@Nullable Object fact) {
        return test instanceof Expression.Comparison comparison && OPPOSITE.containsKey(comparison.operator())
                ? needed(comparison, OPPOSITE.get(comparison.operator()), fact)
                : "that `" + resolved() + "` does not hold";
    }

    private String needed(Expression.Comparison comparison, String operator, @Nullable Object fact) {
        Object value = operand(comparison.right(), fact);
        Expression.Literal literal = comparison.literal();
        boolean none = literal != null && literal.value() == null;
        String shown = none ? "nothing" : value == null ? resolved() : show(value);
        String word =
                switch (operator) {
                    case "==" -> none ? "that it is not stated" : shown;
                    case "!=" -> none ? "that it is stated" : "anything but " + shown;
                    case "<" -> "below " + shown;
                    case "<=" -> "at most " + shown;
                    case ">" -> "above " + shown;
                    case ">=" -> "at least " + shown;
                    default -> resolved();
                };
        return value != null && literal == null && !word.equals(resolved())
                ? word + " (`" + comparison.right().text() + "`)"
                : word;
    }

    private @Nullable Object operand(Expression operand, @Nullable Object fact) {
        if (operand instanceof Expression.Literal literal) {
            return literal.value();
        }
        String variable = operand.variableName();
        return variable == null ? FactShape.read(fact, operand.text()) : variable(variable);
    }

    private @Nullable Object variable(String name) {
        return Arrays.stream(constraint.getRequiredDeclarations())
                .filter(each -> plain(each).equals(name))
                .map(before::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The name of a variable as the rule writes it: within groups the engine adds an ending. */
    public static String plain(Declaration declaration) {
        return declaration.getIdentifier().replaceFirst("_\\d+_sCoPe$", "");
    }

    /** A value as a reader sees it. */
    public static String show(@Nullable Object value) {
        if (value instanceof Record record && !(value instanceof Range)) {
            return new Fact("", Fact.Kind.INPUT, "", record).inShort(null);
        }
        return value == null ? "not stated" : Sentence.show(value, null);
    }
}
