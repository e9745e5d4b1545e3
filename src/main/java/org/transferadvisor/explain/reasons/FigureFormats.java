package org.transferadvisor.explain.reasons;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.explain.formula.Expression;

/** How the figures of a rule read: as its sentence shows them, and what is added up or chosen among like its result. */
final class FigureFormats {

    private static final Set<String> LIKE_THEIR_PARTS = Set.of("sum", "min", "max");

    private final Map<String, String> formats;

    /**
     * Starts from a sentence.
     *
     * @param formats how it shows variables, by name
     */
    FigureFormats(Map<String, String> formats) {
        this.formats = new HashMap<>(formats);
    }

    /** How a variable reads; null for a plain figure. */
    @Nullable
    String of(@Nullable String variable) {
        return variable == null ? null : formats.get(variable);
    }

    /**
     * How a result reads. What it is made of is told as well, or tells.
     *
     * @param variable what holds the result; null where nothing does
     * @param parameters how the formula's parameters read, which may be added to
     */
    @Nullable
    String of(@Nullable String variable, Expression formula, Map<String, String> parameters) {
        String known = of(variable);
        if (known != null) {
            pass(formula, known, parameters);
            return known;
        }
        String inherited = inherited(formula, parameters);
        if (variable != null && inherited != null) {
            formats.put(variable, inherited);
        }
        return inherited;
    }

    private static @Nullable String inherited(Expression part, Map<String, String> parameters) {
        if (part instanceof Expression.Name name) {
            return name.field().isEmpty() ? parameters.get(name.parameter()) : null;
        }
        if (part instanceof Expression.Operation operation && adds(operation)) {
            String left = inherited(operation.left(), parameters);
            return left != null ? left : inherited(operation.right(), parameters);
        }
        return null;
    }

    private static void pass(Expression part, String format, Map<String, String> parameters) {
        if (part instanceof Expression.Name name && name.field().isEmpty()) {
            parameters.putIfAbsent(name.parameter(), format);
        } else if (part instanceof Expression.Operation operation && adds(operation)) {
            pass(operation.left(), format, parameters);
            pass(operation.right(), format, parameters);
        } else if (part instanceof Expression.Call call && LIKE_THEIR_PARTS.contains(call.function())) {
            call.arguments().forEach(each -> pass(each, format, parameters));
        }
    }

    private static boolean adds(Expression.Operation operation) {
        return operation.operator() == '+' || operation.operator() == '-';
    }
}
