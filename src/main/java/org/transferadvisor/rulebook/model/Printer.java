package org.transferadvisor.rulebook.model;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Writes rules from their model. What the engine compiles is written here, so that it cannot be read in another way than it was checked. */
public final class Printer {

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int RELATION = 3;
    private static final int SUM = 4;
    private static final int PRODUCT = 5;
    private static final int UNARY = 6;
    private static final int PRIMARY = 7;

    private Printer() {}

    /** An expression. */
    public static String of(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.kind() == Expression.Kind.TEXT ? quoted(literal.written()) : literal.written();
        } else if (expression instanceof Expression.Name name) {
            return name.name();
        } else if (expression instanceof Expression.Access access) {
            return in(access.of(), PRIMARY) + "." + access.name() + (access.call() ? "()" : "");
        } else if (expression instanceof Expression.Call call) {
            return call.name() + arguments(call.arguments());
        } else if (expression instanceof Expression.New made) {
            return "new " + made.type() + arguments(made.arguments());
        } else if (expression instanceof Expression.Other other) {
            return other.written();
        }
        return composed(expression);
    }

    private static String composed(Expression expression) {
        if (expression instanceof Expression.Cast cast) {
            return "(" + cast.type() + ") " + in(cast.value(), UNARY);
        } else if (expression instanceof Expression.Negative negative) {
            return "-" + in(negative.value(), PRIMARY);
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            int level = level(arithmetic);
            return in(arithmetic.left(), level) + " " + arithmetic.operator() + " " + in(arithmetic.right(), level + 1);
        } else if (expression instanceof Expression.Comparison comparison) {
            return in(comparison.left(), SUM) + " " + comparison.operator() + " " + other(comparison.right());
        } else if (expression instanceof Expression.In in) {
            String options = in.options().stream().map(Printer::other).collect(Collectors.joining(", ", "( ", " )"));
            return in(in.value(), SUM) + (in.negated() ? " not in " : " in ") + options;
        } else if (expression instanceof Expression.And and) {
            return joined(and.parts(), " && ", AND);
        } else if (expression instanceof Expression.Or or) {
            return joined(or.parts(), " || ", OR);
        } else if (expression instanceof Expression.Not not) {
            return "!" + list(List.of(not.value()), OR);
        }
        Expression.Binding binding = (Expression.Binding) expression;
        return binding.variable() + " : " + in(binding.value(), PRODUCT);
    }

    /** What a field is compared with: a whole number without the sign of its size, which the engine gives it by the field. */
    private static String other(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.kind() == Expression.Kind.LONG
                ? String.valueOf(literal.value())
                : in(expression, SUM);
    }

    private static int level(Expression expression) {
        if (expression instanceof Expression.Or) {
            return OR;
        } else if (expression instanceof Expression.And) {
            return AND;
        } else if (expression instanceof Expression.Comparison || expression instanceof Expression.In) {
            return RELATION;
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return "+-".contains(arithmetic.operator()) ? SUM : PRODUCT;
        }
        return expression instanceof Expression.Negative || expression instanceof Expression.Cast ? UNARY : PRIMARY;
    }

    private static String in(Expression expression, int level) {
        return level(expression) < level ? "( " + of(expression) + " )" : of(expression);
    }

    private static String joined(List<Expression> parts, String by, int level) {
        return parts.stream().map(each -> in(each, level + 1)).collect(Collectors.joining(by));
    }

    private static String arguments(List<Expression> arguments) {
        return arguments.isEmpty() ? "()" : list(arguments, OR);
    }

    private static String list(List<Expression> expressions, int level) {
        return expressions.stream().map(each -> in(each, level)).collect(Collectors.joining(", ", "( ", " )"));
    }

    /** A condition. */
    public static String of(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            String variable = pattern.variable() == null ? "" : pattern.variable() + " : ";
            String from = pattern.from() == null ? "" : " from " + of(pattern.from());
            return variable + pattern.type() + constraints(pattern.constraints()) + from;
        } else if (condition instanceof Condition.And and) {
            return group(and.parts(), " and ");
        } else if (condition instanceof Condition.Or or) {
            return group(or.parts(), " or ");
        } else if (condition instanceof Condition.Not not) {
            return "not " + of(not.condition());
        } else if (condition instanceof Condition.Exists exists) {
            return "exists " + of(exists.condition());
        } else if (condition instanceof Condition.Accumulate accumulate) {
            return accumulate(accumulate);
        }
        return ((Condition.Other) condition).written();
    }

    private static String constraints(List<Expression> constraints) {
        return constraints.isEmpty() ? "()" : list(constraints, OR);
    }

    private static String group(List<Condition> parts, String by) {
        return parts.stream().map(Printer::of).collect(Collectors.joining(by, "( ", " )"));
    }

    private static String accumulate(Condition.Accumulate accumulate) {
        String of = of(accumulate.condition());
        String over = accumulate.condition() instanceof Condition.And ? of.substring(2, of.length() - 2) : of;
        if (!accumulate.result().isEmpty()) {
            Condition.Function function = accumulate.functions().get(0);
            String variable = function.variable() == null ? "" : function.variable() + " : ";
            return variable + accumulate.result() + constraints(accumulate.constraints()) + " from accumulate( " + over
                    + "; " + function.name() + arguments(function.arguments()) + " )";
        }
        String functions = accumulate.functions().stream()
                .map(each -> (each.variable() == null ? "" : each.variable() + " : ")
                        + each.name()
                        + arguments(each.arguments()))
                .collect(Collectors.joining(", "));
        String constraints = accumulate.constraints().stream().map(Printer::of).collect(Collectors.joining(", "));
        return "accumulate( " + over + "; " + functions + (constraints.isEmpty() ? "" : "; " + constraints) + " )";
    }

    /**
     * A file for the engine: what rules may hold of it and nothing else, each rule on the line where it starts.
     *
     * @param salience how early a rule fires among others; it changes nothing but how long a decision takes
     */
    public static String forEngine(RuleFile file, ToIntFunction<Rule> salience) {
        StringBuilder text = new StringBuilder("package ").append(file.packageName());
        file.imports()
                .forEach(each -> text.append(" import ").append(each.target()).append(';'));
        int line = 1;
        for (Declaration each : file.declarations()) {
            line = to(each.place(), line, text);
            text.append(declaration(each));
        }
        for (Rule each : file.rules()) {
            line = to(each.place(), line, text);
            text.append(rule(each, salience.applyAsInt(each)));
        }
        return text.append('\n').toString();
    }

    private static int to(Place place, int line, StringBuilder text) {
        text.append("\n".repeat(Math.max(0, place.line() - line))).append(' ');
        return Math.max(line, place.line());
    }

    private static String declaration(Declaration declaration) {
        return declaration.fields().stream()
                .map(each -> each.name() + " : " + each.engineType())
                .collect(Collectors.joining(" ", "declare " + declaration.name() + " ", " end"));
    }

    private static String rule(Rule rule, int salience) {
        StringBuilder text = new StringBuilder("rule ").append(quoted(rule.name()));
        rule.annotations().forEach(each -> text.append(" @")
                .append(each.name())
                .append('(')
                .append(each.written())
                .append(')'));
        text.append(salience == 0 ? "" : " salience " + salience).append(" when");
        rule.conditions().forEach(each -> text.append(' ').append(of(each)));
        text.append(" then");
        rule.conclusions()
                .forEach(
                        each -> text.append(" insertLogical( ").append(of(each)).append(" );"));
        return text.append(" end").toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
