package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;

/** Reads what stands between {@code when} and {@code then}. */
final class ConditionReader {

    /** The functions over facts. */
    static final List<String> FUNCTIONS = List.of("average", "collectList", "collectSet", "count", "max", "min", "sum");

    /** The most characters of one expression. */
    static final int LONGEST = 2_000;

    private static final String ELEMENTS =
            "facts, `not`, `exists`, `and`, `or`, `accumulate`, and `from` with a cost function or a variable";
    private static final Set<String> REFUSED = Set.of("eval", "forall", "groupby", "collect", "if", "do", "break");
    private static final String FROM = "a function of values, such as Ranges.sum( $amounts )";

    private final Tokens tokens;
    private final Findings findings;
    private final ExpressionReader expressions;

    ConditionReader(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
        this.expressions = new ExpressionReader(tokens);
    }

    /** All conditions up to {@code then}. */
    List<Condition> read() {
        List<Condition> conditions = new ArrayList<>();
        while (!tokens.peek().is("then")) {
            if (!tokens.accept(";")) {
                conditions.add(or());
            }
        }
        return List.copyOf(conditions);
    }

    // ---- groups ----

    private Condition or() {
        Place place = place();
        List<Condition> parts = new ArrayList<>(List.of(and()));
        while (tokens.accept("or") || tokens.accept("||")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Or(List.copyOf(parts), place);
    }

    private Condition and() {
        Place place = place();
        List<Condition> parts = new ArrayList<>(List.of(unary()));
        while (tokens.accept("and") || tokens.accept("&&")) {
            parts.add(unary());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.And(List.copyOf(parts), place);
    }

    private Condition unary() {
        Token token = tokens.peek();
        Place place = place();
        if (tokens.accept("not")) {
            return new Condition.Not(unary(), place);
        } else if (tokens.accept("exists")) {
            return new Condition.Exists(unary(), place);
        } else if (tokens.accept("(")) {
            return group(place);
        } else if (token.is("accumulate") || token.is("acc")) {
            tokens.take();
            return accumulate(null, "", List.of(), place);
        } else if (token.isName() && REFUSED.contains(token.text())) {
            return refused(token, "`" + token.text() + "` is not allowed");
        } else if (token.is("?")) {
            return refused(
                    token, "the query " + Problem.quoted("?" + tokens.ahead(1).text()));
        } else if (token.is("/")) {
            return refused(token, "a path through facts, such as `/facts`");
        } else if (!token.isName()) {
            throw new SyntaxError(token, false);
        }
        return pattern(place);
    }

    /** What stands in brackets: conditions with words between them, or after the one word for all. */
    private Condition group(Place place) {
        Condition inner;
        boolean or = tokens.peek().is("or");
        if (or || tokens.peek().is("and")) {
            tokens.take();
            List<Condition> parts = new ArrayList<>();
            while (!tokens.peek().is(")")) {
                parts.add(unary());
            }
            inner = or ? new Condition.Or(List.copyOf(parts), place) : new Condition.And(List.copyOf(parts), place);
        } else {
            inner = or();
        }
        tokens.expect(")");
        return inner;
    }

    private Condition.Other refused(Token at, String message) {
        findings.refuse(tokens.place(at), message, ELEMENTS, null);
        int mark = tokens.mark();
        tokens.take();
        tokens.skipLine();
        return new Condition.Other(at.isName() ? at.text() : tokens.since(mark), tokens.place(at));
    }

    // ---- one pattern ----

    private Condition pattern(Place place) {
        String variable = null;
        if (tokens.ahead(1).is(":") || tokens.ahead(1).is(":=")) {
            variable = variable();
            if (tokens.peek().is("/")) {
                return refused(tokens.peek(), "a path through facts, such as `/facts`");
            }
        }
        Token first = tokens.peek();
        String type = name();
        List<Expression> constraints = constraints();
        behind();
        if (!tokens.accept("from")) {
            return new Condition.Pattern(type, variable, constraints, null, place, tokens.place(first));
        }
        Token source = tokens.peek();
        if (source.is("accumulate") || source.is("acc")) {
            tokens.take();
            return accumulate(variable, type, constraints, place);
        }
        boolean entryPoint = source.is("entry") && tokens.ahead(2).is("point");
        if (source.is("collect") || entryPoint) {
            return refused(source, "`" + (entryPoint ? "entry-point" : "collect") + "` is not allowed");
        }
        return new Condition.Pattern(type, variable, constraints, from(), place, tokens.place(first));
    }

    /** A variable with what binds it. */
    private String variable() {
        Token variable = tokens.take();
        if (!variable.isVariable()) {
            findings.refuse(
                    tokens.place(variable),
                    "the variable " + Problem.quoted(variable.text()),
                    "a name that starts with `$`, such as `$samples`",
                    null);
        }
        if (tokens.take().is(":=")) {
            findings.refuse(
                    tokens.place(variable),
                    "`:=` is not allowed",
                    "`$name : …`",
                    "bind a variable with `:` and compare with `==`");
        }
        return variable.text();
    }

    /** A name, with dots in it. */
    private String name() {
        Token token = tokens.peek();
        if (!token.isName()) {
            throw new SyntaxError(token, false);
        }
        StringBuilder name = new StringBuilder(tokens.take().text());
        while (tokens.peek().is(".") && tokens.ahead(1).isName()) {
            tokens.take();
            name.append('.').append(tokens.take().text());
        }
        return name.toString();
    }

    private List<Expression> constraints() {
        tokens.expect("(");
        List<Expression> constraints = new ArrayList<>();
        while (!tokens.peek().is(")")) {
            constraints.add(constraint());
            if (tokens.peek().is(";")) {
                constraints.forEach(each -> findings.refuse(
                        each.place(),
                        Problem.quoted(each.text()) + " is compared by its position",
                        "the field's name, such as `compute < 1000`",
                        null));
                tokens.take();
            } else if (!tokens.peek().is(")")) {
                tokens.expect(",");
                if (tokens.peek().is(")")) {
                    throw new SyntaxError(tokens.peek(), true);
                }
            }
        }
        tokens.expect(")");
        return List.copyOf(constraints);
    }

    private Expression constraint() {
        return recovering(() -> {
            Expression constraint = expressions.constraint();
            if (!tokens.peek().is(",")
                    && !tokens.peek().is(")")
                    && !tokens.peek().is(";")) {
                throw expressions.unexpected(false);
            }
            return constraint;
        });
    }

    /** Reads an expression; in its place where it holds what it may not, its text. */
    private Expression recovering(java.util.function.Supplier<Expression> reading) {
        int mark = tokens.mark();
        Token first = tokens.peek();
        Place place = place();
        try {
            Expression read = reading.get();
            if (tokens.before().end() - first.start() > LONGEST) {
                throw new NotAllowed(
                        first, "the expression is too long", "at most " + LONGEST + " characters", "split the rule");
            }
            return read;
        } catch (NotAllowed e) {
            findings.refuse(tokens.place(e.at()), String.valueOf(e.getMessage()), e.allowed(), e.hint());
            tokens.back(mark);
            tokens.skipTo(Set.of(",", ";"));
            return new Expression.Other(tokens.since(mark), place);
        }
    }

    /** What may not stand behind a pattern. */
    private void behind() {
        while (tokens.peek().is("@")) {
            Token at = tokens.take();
            String name = tokens.take().text();
            if (tokens.accept("(")) {
                tokens.skipTo(Set.of());
                tokens.expect(")");
            }
            findings.refuse(
                    tokens.place(at),
                    "the annotation `@" + name + "` of a condition",
                    "conditions without annotations",
                    null);
        }
        if (tokens.peek().is("over")) {
            refused(tokens.peek(), "`over window` is not allowed");
        }
    }

    private Expression from() {
        int mark = tokens.mark();
        Token first = tokens.peek();
        if (first.isEnd() || first.is("then") || first.is(")")) {
            findings.problem(
                    place(), "what stands after `from` cannot be read", FROM, "look for a missing bracket or comma");
            throw new SyntaxError(first, true);
        }
        try {
            return expressions.source();
        } catch (NotAllowed e) {
            findings.refuse(tokens.place(e.at()), String.valueOf(e.getMessage()), e.allowed(), e.hint());
            tokens.back(mark);
            tokens.take();
            tokens.skipLine();
            return new Expression.Other(tokens.since(mark), tokens.place(first));
        }
    }

    // ---- accumulate ----

    private Condition accumulate(@Nullable String variable, String result, List<Expression> constraints, Place place) {
        tokens.expect("(");
        Condition over = or();
        if (!tokens.accept(";")) {
            tokens.expect(",");
        }
        if (tokens.peek().is("init") && tokens.ahead(1).is("(")) {
            findings.refuse(
                    place,
                    "`accumulate` with `init`, `action` and `result` is not allowed",
                    "a function: " + String.join(", ", FUNCTIONS),
                    null);
            tokens.skipTo(Set.of());
            tokens.expect(")");
            return new Condition.Other("accumulate", place);
        }
        List<Condition.Function> functions = new ArrayList<>();
        do {
            functions.add(function(variable));
        } while (tokens.accept(","));
        List<Expression> demanded = new ArrayList<>(constraints);
        if (tokens.accept(";")) {
            do {
                demanded.add(constraint());
            } while (tokens.accept(","));
        }
        tokens.expect(")");
        return new Condition.Accumulate(over, List.copyOf(functions), List.copyOf(demanded), result, place);
    }

    private Condition.Function function(@Nullable String result) {
        String variable = result;
        if (tokens.ahead(1).is(":") || tokens.ahead(1).is(":=")) {
            variable = variable();
        }
        Token name = tokens.peek();
        if (!name.isName()) {
            throw new SyntaxError(name, false);
        }
        tokens.take();
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>();
        while (!tokens.peek().is(")")) {
            arguments.add(recovering(() -> {
                Expression argument = expressions.sum();
                if (!tokens.peek().is(",") && !tokens.peek().is(")")) {
                    throw expressions.unexpected(false);
                }
                return argument;
            }));
            if (!tokens.peek().is(")")) {
                tokens.expect(",");
            }
        }
        tokens.expect(")");
        return new Condition.Function(variable, name.text(), List.copyOf(arguments), tokens.place(name));
    }

    private Place place() {
        return tokens.place(tokens.peek());
    }
}
