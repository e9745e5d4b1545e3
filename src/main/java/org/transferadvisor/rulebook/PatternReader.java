package org.transferadvisor.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Suggestion;

/** Reads the conditions of one rule: the facts and fields that it names, the variables that it binds, and its mistakes. */
final class PatternReader {

    /** Where the mistakes go. */
    interface Mistakes {
        void add(int line, int column, String message, String allowed, @Nullable String hint);
    }

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern BINDING = Pattern.compile("\\$(\\w+)\\s*:(?!:)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])([a-z]\\w*)\\b(?!\\s*\\()");
    private static final Pattern COMPARISON = Pattern.compile(
            "(?<![\\w$.])([a-z]\\w*)\\s*(==|!=|<=|>=|<|>)\\s*(\"[^\"]*\"|-?\\d[\\w.]*|true\\b|false\\b)");
    private static final Set<String> WORDS = Set.of(
            "this",
            "null",
            "true",
            "false",
            "in",
            "not",
            "contains",
            "memberOf",
            "matches",
            "excludes",
            "str",
            "startsWith",
            "endsWith",
            "length",
            "soundslike",
            "instanceof",
            "new");

    private final Vocabulary vocabulary;
    private final Mistakes mistakes;
    private final Set<String> variables = new TreeSet<>();
    private final Map<String, Set<String>> reads = new TreeMap<>();

    PatternReader(Vocabulary vocabulary, Mistakes mistakes) {
        this.vocabulary = vocabulary;
        this.mistakes = mistakes;
    }

    /** The variables bound, without their {@code $}. */
    Set<String> variables() {
        return variables;
    }

    /** The fields named, by type. */
    Map<String, List<String>> reads() {
        Map<String, List<String>> fields = new TreeMap<>();
        reads.forEach((type, names) -> fields.put(type, List.copyOf(names)));
        return fields;
    }

    void read(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (descr instanceof AccumulateDescr accumulate) {
            read(accumulate.getInput());
            accumulate.getFunctions().forEach(function -> bind(function.getBind()));
        } else if (descr instanceof CollectDescr collect) {
            read(collect.getInputPattern());
        } else if (descr instanceof ConditionalElementDescr group) {
            new ArrayList<>(group.getDescrs()).forEach(each -> read((BaseDescr) each));
        }
    }

    private void pattern(PatternDescr pattern) {
        bind(pattern.getIdentifier());
        if (pattern.getSource() != null) {
            read(pattern.getSource());
        }
        String type = pattern.getObjectType();
        if (!vocabulary.knows(type)) {
            mistakes.add(
                    pattern.getLine(),
                    pattern.getColumn() + 1,
                    "`" + type + "` is no kind of fact",
                    "a fact of the input, of the reference data, a conclusion, or one that the rulebook declares",
                    Suggestion.of(type, vocabulary.types()));
        }
        reads.computeIfAbsent(type, any -> new TreeSet<>());
        for (Object each : pattern.getDescrs()) {
            if (each instanceof ExprConstraintDescr expression) {
                constraint(type, expression);
            }
        }
    }

    private void constraint(String type, ExprConstraintDescr expression) {
        String text = expression.getText();
        Matcher binding = BINDING.matcher(blank(text));
        while (binding.find()) {
            variables.add(binding.group(1));
        }
        Map<String, Class<?>> fields = vocabulary.fields(type);
        if (fields.isEmpty()) {
            return;
        }
        Matcher name = NAME.matcher(blank(text));
        while (name.find()) {
            String field = name.group(1);
            if (fields.containsKey(field)) {
                reads.get(type).add(field);
            } else if (!WORDS.contains(field)) {
                mistakes.add(
                        expression.getLine(),
                        expression.getColumn() + 1 + name.start(),
                        "`" + type + "` has no field `" + field + "`",
                        "one of " + String.join(", ", fields.keySet()),
                        Suggestion.of(field, fields.keySet()));
            }
        }
        comparisons(type, expression, fields);
    }

    private void comparisons(String type, ExprConstraintDescr expression, Map<String, Class<?>> fields) {
        Matcher comparison = COMPARISON.matcher(expression.getText());
        while (comparison.find()) {
            Class<?> kind = fields.get(comparison.group(1));
            String literal = comparison.group(3);
            String found =
                    literal.startsWith("\"") ? "text" : literal.matches("true|false") ? "true or false" : "a number";
            if (kind != null && !kindOf(kind).isEmpty() && !kindOf(kind).equals(found)) {
                mistakes.add(
                        expression.getLine(),
                        expression.getColumn() + 1 + comparison.start(3),
                        "`" + type + "." + comparison.group(1) + "` is " + kindOf(kind) + ", but is compared with "
                                + found + ", `" + literal + "`",
                        kindOf(kind).equals("text") ? "a text in double quotes" : kindOf(kind),
                        null);
            }
        }
    }

    private static String kindOf(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        boolean number = Number.class.isAssignableFrom(type) || type.isPrimitive() && type != char.class;
        return number ? "a number" : "";
    }

    private void bind(@Nullable String identifier) {
        if (identifier != null && identifier.startsWith("$")) {
            variables.add(identifier.substring(1));
        }
    }

    /** The text with the inside of every string blanked, so that its words are not taken for fields. */
    private static String blank(String text) {
        return STRING.matcher(text).replaceAll(found -> " ".repeat(found.group().length()));
    }
}
