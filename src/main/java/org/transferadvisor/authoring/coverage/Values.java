package org.transferadvisor.authoring.coverage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;

/** The values that expressions of a rule's conditions have; empty where this reader cannot tell. */
final class Values {

    private static final String COSTS = "org.transferadvisor.costs.";
    private static final Pattern PATH = Pattern.compile("[a-z]\\w*(\\.[a-z]\\w*)*");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\.(\\w+)\\((.*)\\)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?[lLdDfF]?");

    private Values() {}

    /** A value that is known, be it null. */
    record Known(@Nullable Object value) {}

    /** The value of a field of a fact, or of a path such as {@code value.likely}, or of {@code this}. */
    static Optional<Known> of(Object fact, String path) {
        if (path.equals("this")) {
            return Optional.of(new Known(fact));
        }
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        Object at = fact;
        for (String step : path.split("\\.", -1)) {
            if (at == null) {
                return Optional.of(new Known(null));
            }
            Optional<Known> next = field(at, step);
            if (next.isEmpty()) {
                return next;
            }
            at = next.get().value();
        }
        return Optional.of(new Known(at));
    }

    private static Optional<Known> field(Object fact, String name) {
        if (fact instanceof Record record) {
            RecordFields fields = RecordFields.of(record);
            int place = fields.names().indexOf(name);
            return place < 0 ? Optional.empty() : Optional.of(new Known(fields.get(record, place)));
        }
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (String getter : List.of("get" + capital, "is" + capital)) {
            try {
                return Optional.of(new Known(fact.getClass().getMethod(getter).invoke(fact)));
            } catch (ReflectiveOperationException e) {
                // no field of that name and kind; the next may be
            }
        }
        return Optional.empty();
    }

    /** What an operand stands for: a variable, a path below one, or a field of the fact that is compared. */
    static Optional<Known> ofExpression(String text, Object fact, Map<String, Known> variables) {
        if (!text.startsWith("$")) {
            return of(fact, text);
        }
        int dot = text.indexOf('.');
        Known variable = variables.get(dot < 0 ? text : text.substring(0, dot));
        if (variable == null) {
            return Optional.empty();
        }
        if (dot < 0 || variable.value() == null) {
            return Optional.of(variable);
        }
        return of(variable.value(), text.substring(dot + 1));
    }

    /**
     * What a cost function gives for the variables of a rule: what a pattern with {@code from} matches. Functions of other
     * classes are not called.
     */
    static Optional<List<Object>> ofCall(String text, Map<String, Known> variables) {
        Matcher call = CALL.matcher(text.strip());
        if (!call.matches()) {
            return Optional.empty();
        }
        List<Object> arguments = new ArrayList<>();
        for (String argument :
                call.group(3).isBlank() ? new String[0] : call.group(3).split(",", -1)) {
            Known value = argument(argument.strip(), variables);
            if (value == null) {
                return Optional.empty();
            }
            arguments.add(value.value());
        }
        return function(call.group(1), call.group(2), arguments);
    }

    private static @Nullable Known argument(String text, Map<String, Known> variables) {
        return NUMBER.matcher(text).matches()
                ? new Known(Double.valueOf(text.replaceAll("[lLdDfF]$", "")))
                : variables.get(text);
    }

    private static Optional<List<Object>> function(String type, String name, List<Object> arguments) {
        Class<?> functions;
        try {
            functions = Class.forName(COSTS + type);
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
        for (Method method : functions.getMethods()) {
            if (method.getName().equals(name)
                    && Modifier.isStatic(method.getModifiers())
                    && fits(method.getParameterTypes(), arguments)) {
                return call(method, arguments);
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Class<?>[] types, List<Object> arguments) {
        if (types.length != arguments.size()) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Object argument = arguments.get(i);
            boolean number = types[i].isPrimitive() && types[i] != boolean.class;
            if (number ? !(argument instanceof Number) : argument != null && !types[i].isInstance(argument)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<List<Object>> call(Method method, List<Object> arguments) {
        Object[] passed = new Object[arguments.size()];
        for (int i = 0; i < passed.length; i++) {
            passed[i] = method.getParameterTypes()[i].isPrimitive()
                    ? primitive(method.getParameterTypes()[i], (Number) arguments.get(i))
                    : arguments.get(i);
        }
        try {
            Object result = method.invoke(null, passed);
            return Optional.of(
                    result instanceof List<?> list
                            ? list.stream().<Object>map(each -> each).toList()
                            : result == null ? List.of() : List.of(result));
        } catch (InvocationTargetException | IllegalAccessException e) {
            return Optional.empty();
        }
    }

    private static Object primitive(Class<?> type, Number value) {
        return type == long.class
                ? (Object) value.longValue()
                : type == int.class ? (Object) value.intValue() : (Object) value.doubleValue();
    }

    /** Whether a comparison holds; empty where this reader does not know the operator or the kinds. */
    static Optional<Boolean> compare(@Nullable Object left, String operator, @Nullable Object right) {
        if (operator.equals("==") || operator.equals("!=")) {
            boolean same = left instanceof Number a && right instanceof Number b
                    ? decimal(a).compareTo(decimal(b)) == 0
                    : Objects.equals(left, right);
            return Optional.of(same == operator.equals("=="));
        }
        if (!List.of("<", "<=", ">", ">=").contains(operator)) {
            return Optional.empty();
        }
        if (left == null || right == null) {
            return Optional.of(false);
        }
        int order;
        if (left instanceof Number a && right instanceof Number b) {
            order = decimal(a).compareTo(decimal(b));
        } else if (left instanceof String a && right instanceof String b) {
            order = a.compareTo(b);
        } else {
            return Optional.empty();
        }
        return Optional.of(
                switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                });
    }

    static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }

    /** The numbers among some values. */
    static List<Number> numbers(@Nullable Object... values) {
        return Arrays.stream(values)
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .toList();
    }
}
