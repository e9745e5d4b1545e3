package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule.Statement;

/**
 * Reads what stands between {@code then} and {@code end}: conclusions, made of variables, numbers, texts, arithmetic, fields of variables,
 * cost functions and other conclusions.
 */
final class ConsequenceReader {

    static final String STATEMENTS = "`insertLogical( new Conclusion( … ) );`, once or more";
    static final String VALUES =
            "variables, numbers, texts, arithmetic, fields such as `$cost.likely()`, and cost functions";
    private static final String CONCLUSION = "insertLogical( new Kind( value, … ) );";

    /** The most characters of a consequence. */
    static final int LONGEST = 4_000;

    private static final Set<String> NUMBERS = Set.of("int", "long", "double", "float", "short", "byte", "char");
    private static final Set<String> OF_JAVA = Set.of(
            "if",
            "while",
            "for",
            "do",
            "switch",
            "try",
            "catch",
            "finally",
            "else",
            "synchronized",
            "class",
            "throw",
            "return",
            "assert",
            "break",
            "continue",
            "yield",
            "interface",
            "enum",
            "record",
            "static");

    private final Tokens tokens;
    private final Findings findings;
    private final Arithmetic arithmetic;

    /** Leaves a consequence that cannot be read. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super(null, null, false, false);
        }
    }

    ConsequenceReader(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
        this.arithmetic = new Arithmetic(tokens, this::operand);
    }

    /** The statements up to where the tokens end; null where they cannot be read, which is then said. */
    @Nullable
    List<Statement> read() {
        Token first = tokens.peek();
        try {
            List<Statement> statements = new ArrayList<>();
            while (!tokens.peek().isEnd()) {
                statement(statements);
                if (tokens.before().end() - first.start() > LONGEST) {
                    findings.refuse(
                            tokens.place(first),
                            "the consequence is too long",
                            "at most " + LONGEST + " characters",
                            "split the rule");
                    return null;
                }
            }
            return List.copyOf(statements);
        } catch (Unreadable e) {
            return null;
        } catch (SyntaxError e) {
            explain();
            return null;
        }
    }

    // ---- statements ----

    private void statement(List<Statement> statements) {
        if (tokens.accept(";")) {
            return;
        }
        int mark = tokens.mark();
        Place place = place();
        if (tokens.peek().is("insertLogical") && tokens.ahead(1).is("(")) {
            tokens.take();
            List<Expression> arguments = arguments();
            if (!tokens.peek().is(".")) {
                String written = tokens.since(mark);
                end();
                statements.add(
                        arguments.size() == 1 && arguments.get(0) instanceof Expression.New made
                                ? new Statement.Conclude(made, place)
                                : new Statement.Other(written, "insertLogical", arguments.size(), place));
                boolean told = arguments.stream().anyMatch(Expression.Other.class::isInstance);
                if (!told && statements.get(statements.size() - 1) instanceof Statement.Other) {
                    findings.refuse(place, Problem.quoted(written) + " concludes no new fact", STATEMENTS, null);
                }
                return;
            }
            tokens.back(mark);
        }
        statements.add(other(mark, place));
    }

    private void end() {
        if (!tokens.accept(";")) {
            throw new SyntaxError(tokens.peek(), false);
        }
    }

    private Statement other(int mark, Place place) {
        Token first = tokens.peek();
        boolean call = first.isName()
                && !OF_JAVA.contains(first.text())
                && tokens.ahead(1).is("(");
        int values = call ? values() : 0;
        tokens.back(mark);
        tokens.skipTo(Set.of(";", "{"));
        boolean block = tokens.peek().is("{");
        boolean java = first.is("{")
                || OF_JAVA.contains(first.text())
                || tokens.before().is(":");
        if (tokens.peek().is("}") || tokens.peek().is(")") || block && !java) {
            unreadable();
        }
        String written = written(mark, block);
        if (block) {
            tokens.take();
            tokens.skipTo(Set.of());
            tokens.expect("}");
        } else {
            end();
        }
        String hint = call && first.is("insert") ? "insertLogical concludes only as long as the conditions hold" : null;
        findings.refuse(place, Problem.quoted(written) + " is not allowed", STATEMENTS, hint);
        return new Statement.Other(written, call ? first.text() : "", values, place);
    }

    /** What stands there, with the sign that ends it but for a call's. */
    private String written(int mark, boolean block) {
        String written = tokens.mark() == mark ? "" : tokens.since(mark);
        if (block) {
            return (written + " {").strip();
        }
        String word = written.replaceFirst("\\W.*", "");
        boolean called = written.endsWith(")") && !OF_JAVA.contains(word) && !written.matches("\\w+ ?:.*");
        return called && !written.isEmpty() ? written : written + ";";
    }

    private int values() {
        tokens.take();
        tokens.take();
        int values = tokens.peek().is(")") ? 0 : 1;
        for (tokens.skipTo(Set.of(",")); tokens.accept(","); tokens.skipTo(Set.of(","))) {
            values++;
        }
        return values;
    }

    // ---- values ----

    private List<Expression> arguments() {
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (!tokens.accept(")")) {
            do {
                arguments.add(argument());
            } while (tokens.accept(","));
            tokens.expect(")");
        }
        return List.copyOf(arguments);
    }

    /** A value; its text where rules may not hold it. */
    private Expression argument() {
        int mark = tokens.mark();
        Place place = place();
        try {
            Expression value = arithmetic.sum();
            if (!tokens.peek().is(",") && !tokens.peek().is(")")) {
                throw unexpected();
            }
            return value;
        } catch (NotAllowed e) {
            tokens.back(mark);
            tokens.skipTo(Set.of(",", ";"));
            String written = tokens.since(mark);
            boolean own = e.getMessage() != null && !e.getMessage().isEmpty();
            findings.refuse(
                    own ? tokens.place(e.at()) : place,
                    own ? e.getMessage() : Problem.quoted(written) + " is not allowed",
                    e.allowed(),
                    e.hint());
            return new Expression.Other(written, place);
        }
    }

    private Expression operand() {
        Place place = place();
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            return arithmetic.number(tokens.take(), false, place);
        } else if (token.kind() == Token.Kind.TEXT) {
            return arithmetic.text(tokens.take());
        } else if (token.is("(")) {
            return bracket(place);
        } else if (token.is("new")) {
            return made(place);
        } else if (token.isName()) {
            Expression word = arithmetic.word(token);
            return word == null ? path(place) : taken(word);
        }
        boolean nothing = token.isEnd() || token.is(",") || token.is(")") || token.is(";");
        throw nothing ? new SyntaxError(token, true) : notAllowed(token);
    }

    private Expression taken(Expression word) {
        tokens.take();
        return word;
    }

    private Expression bracket(Place place) {
        Token type = tokens.ahead(1);
        if (type.is(")")) {
            throw notAllowed(type);
        }
        tokens.take();
        if (NUMBERS.contains(type.text()) && tokens.ahead(1).is(")")) {
            tokens.take();
            tokens.take();
            return new Expression.Cast(type.text(), arithmetic.signed(), place);
        }
        Expression inner = arithmetic.sum();
        if (!tokens.accept(")")) {
            throw unexpected();
        }
        return inner;
    }

    /** A new fact, whatever its kind: the check of names says whether a rule may make it. */
    private Expression made(Place place) {
        int mark = tokens.mark();
        Token made = tokens.take();
        Token type = tokens.peek();
        if (!type.isName()) {
            throw notAllowed(type);
        }
        tokens.take();
        while (tokens.peek().is(".") && tokens.ahead(1).isName()) {
            tokens.take();
            tokens.take();
        }
        String name = tokens.text(type.start(), tokens.before().end()).replaceAll("\\s", "");
        if (!tokens.peek().is("(")) {
            throw notAllowed(tokens.peek());
        }
        List<Expression> arguments = arguments();
        if (tokens.peek().is("{")) {
            String written = tokens.since(mark) + " {";
            throw new NotAllowed(
                    made,
                    Problem.quoted(written) + " makes no conclusion",
                    "a conclusion, or a fact that the rulebook declares",
                    null);
        }
        return new Expression.New(name, arguments, place, tokens.place(type));
    }

    /** A variable with fields of it, or a function of a class. */
    private Expression path(Place place) {
        Token first = tokens.take();
        Expression path = new Expression.Name(first.text(), place);
        while (tokens.peek().is(".") && tokens.ahead(1).isName()) {
            tokens.take();
            Token step = tokens.take();
            boolean called = tokens.peek().is("(");
            boolean function = called
                    && path instanceof Expression.Name owner
                    && Character.isUpperCase(owner.name().charAt(0));
            if (function) {
                path = new Expression.Call(first.text(), step.text(), arguments(), place, tokens.place(step));
            } else if (called && !tokens.ahead(1).is(")")) {
                throw notAllowed(step);
            } else {
                tokens.accept("(");
                tokens.accept(called ? ")" : "");
                path = new Expression.Access(path, step.text(), called, place, tokens.place(step));
            }
        }
        if (tokens.peek().is("(")) {
            throw new NotAllowed(first, "", VALUES, null);
        }
        return path;
    }

    // ---- what is not expected ----

    private Place place() {
        return tokens.place(tokens.peek());
    }

    private static NotAllowed notAllowed(Token at) {
        return new NotAllowed(at, "", VALUES, null);
    }

    /** What stands after a whole value: what Java goes on with is not allowed, what it does not is a mistake of writing. */
    private RuntimeException unexpected() {
        Token token = tokens.peek();
        boolean value =
                token.isName() && !token.is("instanceof") && !tokens.ahead(1).is("::")
                        || token.kind() == Token.Kind.TEXT
                        || token.kind() == Token.Kind.NUMBER
                        || token.kind() == Token.Kind.CHARACTER;
        boolean ends = token.isEnd() || token.is(";") || token.is(",") || token.is(")");
        return value || ends ? new SyntaxError(token, false) : notAllowed(token);
    }

    private void unreadable() {
        findings.problem(
                place(),
                "the consequence cannot be read",
                STATEMENTS,
                "look for a missing bracket, quote or `;` here or on the line before");
        throw new Unreadable();
    }

    /** Says what is missing where the consequence does not go on. */
    private void explain() {
        Token found = tokens.peek();
        Place after = tokens.place(Math.max(0, tokens.before().end() - 1));
        boolean open = open();
        if (found.isEnd()) {
            findings.problem(
                    after,
                    open ? "the consequence ends before a bracket is closed" : "a `;` is missing after this",
                    CONCLUSION,
                    open ? "look for a missing `)`" : null);
        } else if (found.is(";") && open) {
            findings.problem(after, "a `)` is missing after this", CONCLUSION, null);
        } else {
            findings.problem(
                    after,
                    Problem.quoted(found.kind() == Token.Kind.TEXT ? '"' + found.text() + '"' : found.text())
                            + " was not expected after this",
                    CONCLUSION,
                    "look for a missing comma, bracket, quote or `;`");
        }
    }

    /** Whether a bracket is open before the next token. */
    private boolean open() {
        int depth = 0;
        int mark = tokens.mark();
        for (int at = mark - 1;
                at >= 0 && !tokens.at(at).is(";") && !tokens.at(at).is("then");
                at--) {
            depth += tokens.at(at).is("(") ? 1 : tokens.at(at).is(")") ? -1 : 0;
        }
        return depth > 0;
    }
}
