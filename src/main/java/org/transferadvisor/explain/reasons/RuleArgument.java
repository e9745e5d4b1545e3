package org.transferadvisor.explain.reasons;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.explain.formula.CostFunction;
import org.transferadvisor.facts.RecordFields;

/**
 * What a rule hands to a function or writes into a conclusion.
 *
 * @param text as written, such as {@code $price}, {@code $share.high} or {@code 1000000.0}
 */
record RuleArgument(String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");
    private static final Pattern PATH = Pattern.compile("\\$(\\w+)((?:\\.\\w+)*)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?[dDlL]?");

    RuleArgument {
        text = text.strip();
    }

    /** Whether it is a variable and nothing more. */
    boolean isVariable() {
        return VARIABLE.matcher(text).matches();
    }

    /** The variable without its {@code $}, or the path to a field of one; null where it is anything else. */
    @Nullable
    String name() {
        return PATH.matcher(text).matches() ? text.substring(1) : null;
    }

    /** The variables in it, without their {@code $}. */
    Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            variables.add(variable.group(1));
        }
        return variables;
    }

    /**
     * What it stands for; null where that is unknown, and {@link CostFunction#UNREADABLE} where its text is not understood.
     *
     * @param bound what the firing bound its variables to
     */
    @Nullable
    Object value(Map<String, Object> bound) {
        if (NUMBER.matcher(text).matches()) {
            return Double.valueOf(text.replaceAll("[dDlL]$", ""));
        }
        Matcher path = PATH.matcher(text);
        if (!path.matches()) {
            return CostFunction.UNREADABLE;
        }
        Object value = bound.get(path.group(1));
        String fields = path.group(2);
        while (!fields.isEmpty() && value != null) {
            int end = fields.indexOf('.', 1) < 0 ? fields.length() : fields.indexOf('.', 1);
            if (!(value instanceof Record fact)) {
                return CostFunction.UNREADABLE;
            }
            value = RecordFields.of(fact).get(fact, fields.substring(1, end));
            fields = fields.substring(end);
        }
        return value;
    }
}
