package org.transferadvisor.rulebook.check.types;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Checks what is called and made in an expression: that it exists, and that what it is given fits. */
final class Calls {

    private final Vocabulary vocabulary;
    private final KnownWords words;
    private final RuleProblems problems;
    private final ExpressionKinds expressions;
    private final Unknowns unknowns;

    Calls(
            Vocabulary vocabulary,
            KnownWords words,
            RuleProblems problems,
            ExpressionKinds expressions,
            Unknowns unknowns) {
        this.vocabulary = vocabulary;
        this.words = words;
        this.problems = problems;
        this.expressions = expressions;
        this.unknowns = unknowns;
    }

    /** A call of a function such as {@code Ranges.sum}. */
    ValueKind call(Expression.Call call) {
        List<ValueKind> given = expressions.kinds(call.arguments());
        Class<?> functions = Vocabulary.functions(call.owner());
        if (functions == null) {
            unknown(call.place(), call.name());
            return ValueKind.UNKNOWN;
        }
        return call(
                new Called(functions, true, call.name(), call.function(), call.functionPlace(), call.arguments()),
                given);
    }

    /** A call of a method of a value, such as {@code $models.size()}. */
    ValueKind access(Expression.Access access) {
        ValueKind of = expressions.kind(access.of());
        unknowns.used(access.of(), access.name(), expressions);
        Vocabulary.Kind kind = vocabulary.kind(of.fact());
        if (kind != null && kind.record() == null) {
            problems.add(
                    Check.UNKNOWN_FUNCTION,
                    access.namePlace(),
                    "`" + access.text() + "` reads a field of a declared fact in a consequence",
                    "variables that the conditions bind",
                    "write `" + of.fact() + "( $" + access.name() + " : " + access.name() + " )`, and use $"
                            + access.name());
            return ValueKind.UNKNOWN;
        }
        if (of.type() == null || of.isNull() || of.type() == Object.class) {
            return ValueKind.UNKNOWN;
        }
        String shown = access.of().text() + "." + access.name();
        Class<?> on = ValueKind.boxed(of.type());
        return call(new Called(on, false, shown, access.name(), access.namePlace(), List.of()), List.of());
    }

    private void unknown(Place place, String name) {
        problems.unknown(
                Check.UNKNOWN_FUNCTION,
                place,
                "there is no function `" + name + "`",
                name,
                Vocabulary.functionNames(),
                vocabulary.kind(name) == null ? null : "write `new " + name + "( … )`");
    }

    /** What is called: a function of a class or a method of a value. */
    private record Called(
            Class<?> on, boolean isStatic, String shown, String name, Place place, List<Expression> arguments) {

        List<Method> methods() {
            return Arrays.stream(on.getMethods())
                    .filter(each -> Modifier.isStatic(each.getModifiers()) == isStatic)
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        }
    }

    private ValueKind call(Called called, List<ValueKind> given) {
        List<Method> named = called.methods().stream()
                .filter(each -> each.getName().equals(called.name()))
                .toList();
        if (named.isEmpty()) {
            Collection<String> known = called.methods().stream()
                    .filter(each -> each.getDeclaringClass() != Object.class)
                    .map(Method::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            problems.unknown(
                    Check.UNKNOWN_FUNCTION,
                    called.place(),
                    "there is no function `" + called.shown() + "`",
                    called.name(),
                    known);
            return ValueKind.UNKNOWN;
        }
        for (Method each : named) {
            if (fits(given, each.getParameterTypes())) {
                unknowns.given(each, called.arguments(), expressions);
                constants(called, each);
                return returned(each);
            }
        }
        wrong(called, given, named.get(0), named.size());
        return returned(named.get(0));
    }

    /** What is called with values that stand in the rule is called here once, so that what fails with them is told. */
    private void constants(Called called, Method method) {
        boolean literal = called.arguments().stream().allMatch(Expression.Literal.class::isInstance);
        if (!called.isStatic() || !literal) {
            return;
        }
        Object[] values = new Object[called.arguments().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ValueKind.value((Expression.Literal) called.arguments().get(i));
            if (values[i] == null && !method.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class)) {
                fails(called, "`" + method.getParameters()[i].getName() + "` may not be null");
                return;
            }
        }
        try {
            Object made = method.invoke(null, values);
            if (made instanceof Double number && !Double.isFinite(number)) {
                fails(called, "it gives no number");
            }
        } catch (InvocationTargetException e) {
            fails(called, String.valueOf(e.getCause().getMessage()));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("functions of rules are public", e);
        }
    }

    private void fails(Called called, String why) {
        problems.add(
                Check.WRONG_ARGUMENTS,
                called.place(),
                "`" + called.shown() + "` fails with these values: " + why,
                "values that it can compute with",
                null);
    }

    private void wrong(Called called, List<ValueKind> given, Method method, int variants) {
        Class<?>[] wanted = method.getParameterTypes();
        String allowed = Arrays.stream(method.getParameters())
                .map(each ->
                        each.getName() + " (" + ValueKind.of(each.getType()).exactly() + ")")
                .collect(Collectors.joining(", ", "", variants > 1 ? ", or other kinds of value" : ""));
        if (given.size() != wanted.length) {
            problems.add(
                    Check.WRONG_ARGUMENTS,
                    called.place(),
                    "`" + called.shown() + "` takes " + values(wanted.length) + ", not " + given.size(),
                    allowed.isEmpty() ? "nothing between the brackets" : allowed,
                    null);
            return;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!given.get(i).fits(wanted[i])) {
                Expression argument = called.arguments().get(i);
                problems.add(
                        Check.WRONG_ARGUMENTS,
                        argument.place(),
                        "`" + argument.text() + "` is " + given.get(i).exactly() + ", but `" + called.shown()
                                + "` takes " + ValueKind.of(wanted[i]).exactly() + " here",
                        allowed,
                        null);
                return;
            }
        }
    }

    private static boolean fits(List<ValueKind> given, Class<?>[] wanted) {
        if (given.size() != wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!given.get(i).fits(wanted[i])) {
                return false;
            }
        }
        return true;
    }

    private static String values(int count) {
        return count == 1 ? "1 value" : count + " values";
    }

    private static ValueKind returned(Method method) {
        if (Collection.class.isAssignableFrom(method.getReturnType())) {
            Type element = method.getGenericReturnType() instanceof ParameterizedType list
                    ? list.getActualTypeArguments()[0]
                    : null;
            return ValueKind.listOf(element instanceof Class<?> plain ? ValueKind.of(plain) : null);
        }
        return ValueKind.of(method.getReturnType());
    }

    /** {@code new Kind( … )}. */
    ValueKind create(Expression.New made) {
        List<ValueKind> given = expressions.kinds(made.arguments());
        Vocabulary.Kind kind = vocabulary.kind(made.type());
        if (kind == null) {
            problems.unknown(
                    Check.UNKNOWN_TYPE,
                    made.typePlace(),
                    "`" + made.type() + "` is no kind of fact",
                    made.type(),
                    vocabulary.types());
            return ValueKind.UNKNOWN;
        }
        List<Vocabulary.Member> members = List.copyOf(kind.members().values());
        boolean empty = kind.origin() == Vocabulary.Origin.DECLARED && given.isEmpty();
        if (given.size() != members.size() && !empty) {
            problems.add(
                    Check.WRONG_ARGUMENTS,
                    made.typePlace(),
                    "`" + made.type() + "` takes " + values(members.size()) + ", not " + given.size(),
                    String.join(", ", kind.members().keySet()),
                    null);
        } else {
            for (int i = 0; i < given.size(); i++) {
                argument(kind, members.get(i), made.arguments().get(i), given.get(i));
            }
        }
        return new ValueKind(kind.record() == null ? Object.class : kind.record(), made.type(), null);
    }

    private void argument(Vocabulary.Kind kind, Vocabulary.Member field, Expression argument, ValueKind given) {
        Vocabulary.Member member = field.boxed();
        String shown = "`" + kind.name() + "." + member.name() + "`";
        if (given.isNull() && !member.unknown()) {
            problems.add(
                    Check.WRONG_ARGUMENTS,
                    argument.place(),
                    shown + " may not be null",
                    ValueKind.of(member.type()).exactly(),
                    null);
        } else if (member.type() == Object.class && !given.isPlain()) {
            problems.add(
                    Check.WRONG_ARGUMENTS,
                    argument.place(),
                    "`" + argument.text() + "` is " + given.shown() + ", but " + shown + " holds plain values",
                    "a text, a number, true or false, or a range",
                    "conclude a field of it in its place");
        } else if (!given.fits(member.type())) {
            problems.add(
                    Check.WRONG_ARGUMENTS,
                    argument.place(),
                    "`" + argument.text() + "` is " + given.exactly() + ", but " + shown + " is "
                            + ValueKind.of(member.type()).exactly(),
                    "the values " + String.join(", ", kind.members().keySet()) + ", in this order",
                    conversion(argument, given, member.type()));
        } else if (argument instanceof Expression.Literal literal && literal.value() instanceof String text) {
            problems.word(argument.place(), kind, member, text, words);
        }
    }

    private static @Nullable String conversion(Expression argument, ValueKind given, Class<?> wanted) {
        if (!given.isNumber()) {
            return null;
        }
        String text = argument.text();
        if (text.matches("-?\\d+")) {
            return wanted == Double.class
                    ? "write `" + text + ".0`"
                    : wanted == Long.class ? "write `" + text + "L`" : null;
        }
        return wanted == Long.class && given.isWhole()
                ? "write `(long) " + text + "`"
                : wanted == Double.class ? "write `(double) " + text + "`" : null;
    }
}
