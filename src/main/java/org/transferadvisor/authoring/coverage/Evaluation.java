package org.transferadvisor.authoring.coverage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Vocabulary;

/** The values that expressions of a rule's conditions have; empty where this reader cannot tell. */
final class Evaluation {

    private Evaluation() {}

    /** A value that is known, be it null. */
    record Known(@Nullable Object value) {}

    /**
     * The value of an expression.
     *
     * @param fact the fact whose fields it may name
     * @param variables what the variables are bound to, as far as it is known
     */
    static Optional<Known> of(Expression expression, @Nullable Object fact, Map<String, Known> variables) {
        if (expression instanceof Expression.Literal literal) {
            return Optional.of(new Known(literal.value()));
        }
        if (expression instanceof Expression.Name name) {
            return name.isVariable()
                    ? Optional.ofNullable(variables.get(name.name()))
                    : name.name().equals("this") ? Optional.of(new Known(fact)) : field(fact, name.name());
        }
        if (expression instanceof Expression.Access access) {
            Optional<Known> owner = of(access.of(), fact, variables);
            return owner.isPresent() && owner.get().value() == null
                    ? owner
                    : owner.flatMap(known -> field(known.value(), access.name()));
        }
        if (expression instanceof Expression.Call call) {
            return called(call, fact, variables);
        }
        return Optional.empty();
    }

    private static Optional<Known> field(@Nullable Object fact, String name) {
        if (fact instanceof Record record) {
            RecordFields fields = RecordFields.of(record);
            int place = fields.names().indexOf(name);
            return place < 0 ? Optional.empty() : Optional.of(new Known(fields.get(record, place)));
        }
        if (fact instanceof Collection<?> all && name.equals("size")) {
            return Optional.of(new Known(all.size()));
        }
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (String getter : List.of("get" + capital, "is" + capital)) {
            try {
                return fact == null
                        ? Optional.empty()
                        : Optional.of(
                                new Known(fact.getClass().getMethod(getter).invoke(fact)));
            } catch (ReflectiveOperationException e) {
                // no field of that name and kind; the next may be
            }
        }
        return Optional.empty();
    }

    // ---- cost functions ----

    private static Optional<Known> called(Expression.Call call, @Nullable Object fact, Map<String, Known> variables) {
        Class<?> functions = Vocabulary.functions(call.owner());
        List<Object> arguments = new ArrayList<>();
        for (Expression each : call.arguments()) {
            Optional<Known> value = of(each, fact, variables);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(value.get().value());
        }
        for (Method method : functions == null ? new Method[0] : functions.getMethods()) {
            if (method.getName().equals(call.function())
                    && Modifier.isStatic(method.getModifiers())
                    && fits(method.getParameterTypes(), arguments)) {
                return invoked(method, arguments);
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

    private static Optional<Known> invoked(Method method, List<Object> arguments) {
        Object[] passed = new Object[arguments.size()];
        for (int i = 0; i < passed.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            passed[i] = type.isPrimitive() && arguments.get(i) instanceof Number number
                    ? primitive(type, number)
                    : arguments.get(i);
        }
        try {
            return Optional.of(new Known(method.invoke(null, passed)));
        } catch (InvocationTargetException | IllegalAccessException e) {
            return Optional.empty();
        }
    }

    private static Object primitive(Class<?> type, Number value) {
        return type == long.class
                ? (Object) value.longValue()
                : type == int.class ? (Object) value.intValue() : (Object) value.doubleValue();
    }

    // ---- comparing ----

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
}
