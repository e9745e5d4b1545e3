package org.transferadvisor.explain.formula;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.costs.Formula;

/**
 * A function of {@link org.transferadvisor.costs} with its formula.
 *
 * @param parameters names of its parameters, in order
 * @param formula what it computes
 * @param unless where the formula does not apply; null where it always does
 * @param then what it gives there
 */
public record CostFunction(
        List<String> parameters,
        Expression formula,
        @Nullable Expression unless,
        String then) {

    /** Stands for the value of an argument whose text is not understood. */
    public static final Object UNREADABLE = new Object();

    private static final String UNKNOWN = "unknown";
    private static final String PACKAGE = Formula.class.getPackageName();

    /**
     * The function that a rule calls; empty where it is none of these.
     *
     * @param values of the arguments: null where unknown, or {@link #UNREADABLE}
     */
    public static Optional<CostFunction> of(FunctionCall call, List<Object> values) {
        Class<?> owner;
        try {
            owner = Class.forName(PACKAGE + "." + call.owner());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
        return Arrays.stream(owner.getMethods())
                .filter(each -> each.getName().equals(call.function()) && takes(each, values))
                .findFirst()
                .flatMap(CostFunction::of);
    }

    private static Optional<CostFunction> of(Method function) {
        Formula formula = function.getAnnotation(Formula.class);
        if (formula == null) {
            return Optional.empty();
        }
        List<String> parameters = new ArrayList<>();
        for (Parameter parameter : function.getParameters()) {
            parameters.add(parameter.getName());
        }
        return Optional.of(new CostFunction(
                List.copyOf(parameters),
                ExpressionReader.read(formula.value()),
                formula.unless().isEmpty() ? null : ExpressionReader.read(formula.unless()),
                formula.then()));
    }

    private static boolean takes(Method function, List<Object> values) {
        Class<?>[] types = function.getParameterTypes();
        if (types.length != values.size()) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Object value = values.get(i);
            boolean number = types[i].isPrimitive() || Number.class.isAssignableFrom(types[i]);
            boolean fits = value == UNREADABLE
                    || (value == null ? !types[i].isPrimitive() : types[i].isInstance(value))
                    || value instanceof Number && number;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** What the function gives; null where that is unknown. */
    public @Nullable Object result(Arguments arguments) {
        if (applies(arguments)) {
            return Evaluation.of(formula, arguments);
        }
        return then.equals(UNKNOWN) ? null : Evaluation.of(ExpressionReader.read(then), arguments);
    }

    private boolean applies(Arguments arguments) {
        return unless == null || !Evaluation.holds(unless, arguments);
    }

    /**
     * The formula in names, with what the function gives where it does not apply.
     *
     * @param names what to call a parameter
     */
    public String text(Map<String, String> names) {
        return FormulaText.of(formula, names)
                + (unless == null ? "" : ", or " + then + " where " + FormulaText.of(unless, names));
    }

    /** The formula with figures in it, or what the function gives and why where it does not apply. */
    public String figures(Arguments arguments, Map<String, String> names, Map<String, String> formats) {
        return applies(arguments) || unless == null
                ? FormulaText.of(formula, arguments, formats)
                : then + ", as " + FormulaText.of(unless, names);
    }
}
