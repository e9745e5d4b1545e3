package org.transferadvisor.rulebook.check.rule;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
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
import org.transferadvisor.rulebook.model.Vocabulary;

/** Checks what is called and made in an expression: that it exists, and that what it is given fits. */
final class Calls {

    private final Vocabulary vocabulary;
    private final KnownWords words;
    private final RuleProblems problems;
    private final ExpressionReader expressions;
    private final Unknowns unknowns;

    Calls(
            Vocabulary vocabulary,
            KnownWords words,
            RuleProblems problems,
            ExpressionReader expressions,
            Unknowns unknowns) {
        this.vocabulary = vocabulary;
        this.words = words;
        this.problems = problems;
        this.expressions = expressions;
        this.unknowns = unknowns;
    }

    /** A call of a function such as {@code Ranges.sum}, or of a method of a value. */
    ValueKind call(MethodCallExpr call) {
        List<ValueKind> given = expressions.kinds(call.getArguments());
        String name = call.getNameAsString();
        Expression on = call.getScope().orElse(null);
        if (on == null) {
            unknown(call, name);
            return ValueKind.UNKNOWN;
        }
        if (on instanceof NameExpr type
                && Character.isUpperCase(type.getNameAsString().charAt(0))) {
            Class<?> functions = Vocabulary.functions(type.getNameAsString());
            if (functions == null) {
                unknown(call, type.getNameAsString() + "." + name);
                return ValueKind.UNKNOWN;
            }
            return call(call, functions, true, given, type.getNameAsString() + "." + name);
        }
        ValueKind of = expressions.kind(on);
        unknowns.used(on, call.getNameAsString(), expressions);
        return of.type() == null || of.isNull() || of.type() == Object.class
                ? ValueKind.UNKNOWN
                : call(call, ValueKind.boxed(of.type()), false, given, on + "." + name);
    }

    private void unknown(MethodCallExpr call, String name) {
        problems.unknown(
                Check.UNKNOWN_FUNCTION,
                expressions.place(call),
                "there is no function `" + name + "`",
                name,
                Vocabulary.functionNames(),
                vocabulary.kind(name) == null ? null : "write `new " + name + "( … )`");
    }

    private ValueKind call(MethodCallExpr call, Class<?> on, boolean isStatic, List<ValueKind> given, String shown) {
        List<Method> named = Arrays.stream(on.getMethods())
                .filter(each -> Modifier.isStatic(each.getModifiers()) == isStatic)
                .filter(each -> each.getName().equals(call.getNameAsString()))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
        if (named.isEmpty()) {
            Collection<String> known = Arrays.stream(on.getMethods())
                    .filter(each -> Modifier.isStatic(each.getModifiers()) == isStatic)
                    .filter(each -> each.getDeclaringClass() != Object.class)
                    .map(Method::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            problems.unknown(
                    Check.UNKNOWN_FUNCTION,
                    expressions.place(call.getName()),
                    "there is no function `" + shown + "`",
                    call.getNameAsString(),
                    known);
            return ValueKind.UNKNOWN;
        }
        for (Method each : named) {
            if (fits(given, each.getParameterTypes())) {
                unknowns.given(each, call.getArguments(), expressions);
                return returned(each);
            }
        }
        wrong(call, shown, given, named.get(0), named.size());
        return returned(named.get(0));
    }

    private void wrong(MethodCallExpr call, String shown, List<ValueKind> given, Method method, int variants) {
        Class<?>[] wanted = method.getParameterTypes();
        String allowed = Arrays.stream(method.getParameters())
                .map(each ->
                        each.getName() + " (" + ValueKind.of(each.getType()).exactly() + ")")
                .collect(Collectors.joining(", ", "", variants > 1 ? ", or other kinds of value" : ""));
        if (given.size() != wanted.length) {
            problems.add(
                    Check.WRONG_ARGUMENTS,
                    expressions.place(call.getName()),
                    "`" + shown + "` takes " + values(wanted.length) + ", not " + given.size(),
                    allowed.isEmpty() ? "nothing between the brackets" : allowed,
                    null);
            return;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!given.get(i).fits(wanted[i])) {
                problems.add(
                        Check.WRONG_ARGUMENTS,
                        expressions.place(call.getArgument(i)),
                        "`" + call.getArgument(i) + "` is " + given.get(i).exactly() + ", but `" + shown + "` takes "
                                + ValueKind.of(wanted[i]).exactly() + " here",
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
    ValueKind create(ObjectCreationExpr creation) {
        List<Expression> arguments = creation.getArguments();
        List<ValueKind> given = expressions.kinds(arguments);
        String name = creation.getType().getNameAsString();
        Vocabulary.Kind kind = vocabulary.kind(name);
        if (kind == null) {
            problems.unknown(
                    Check.UNKNOWN_TYPE,
                    expressions.place(creation.getType()),
                    "`" + name + "` is no kind of fact",
                    name,
                    vocabulary.types());
            return ValueKind.UNKNOWN;
        }
        List<Vocabulary.Member> members = List.copyOf(kind.members().values());
        boolean empty = kind.origin() == Vocabulary.Origin.DECLARED && given.isEmpty();
        if (given.size() != members.size() && !empty) {
            problems.add(
                    Check.WRONG_ARGUMENTS,
                    expressions.place(creation.getType()),
                    "`" + name + "` takes " + values(members.size()) + ", not " + given.size(),
                    String.join(", ", kind.members().keySet()),
                    null);
        } else {
            for (int i = 0; i < given.size(); i++) {
                argument(kind, members.get(i), arguments.get(i), given.get(i));
            }
        }
        return new ValueKind(kind.record() == null ? Object.class : kind.record(), name, null);
    }

    private void argument(Vocabulary.Kind kind, Vocabulary.Member member, Expression argument, ValueKind given) {
        String shown = "`" + kind.name() + "." + member.name() + "`";
        if (given.isNull() && !member.unknown()) {
            problems.add(
                    Check.WRONG_ARGUMENTS,
                    expressions.place(argument),
                    shown + " may not be null",
                    ValueKind.of(member.type()).exactly(),
                    null);
        } else if (!given.fits(member.type())) {
            problems.add(
                    Check.WRONG_ARGUMENTS,
                    expressions.place(argument),
                    "`" + argument + "` is " + given.exactly() + ", but " + shown + " is "
                            + ValueKind.of(member.type()).exactly(),
                    "the values " + String.join(", ", kind.members().keySet()) + ", in this order",
                    conversion(argument, given, member.type()));
        } else if (argument instanceof StringLiteralExpr text) {
            problems.word(expressions.place(argument), kind, member, text.asString(), words);
        }
    }

    private static @Nullable String conversion(Expression argument, ValueKind given, Class<?> wanted) {
        if (!given.isNumber()) {
            return null;
        }
        String text = argument.toString();
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
