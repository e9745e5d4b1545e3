package org.transferadvisor.rulebook.safety.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;

/**
 * Reads what stands between two commas of a pattern, behind {@code from}, or as an argument, by a grammar that has only what
 * is allowed: fields, variables, numbers, texts, signs of arithmetic, comparisons and, behind {@code from}, one call of a cost
 * function. Whatever the grammar does not have is refused, whether or not anybody thought of it.
 */
public final class ExpressionCheck {

    /** The most characters of one expression. */
    static final int LONGEST = 2_000;

    static final String EXPRESSION = "fields, variables, numbers, texts, arithmetic and comparisons";
    private static final String COST_FUNCTION = "bind it in a condition: `$cost : Range() from Ranges.times( $a, $b )`";
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> OF_TEXTS = Set.of("startsWith", "endsWith", "length");
    private static final Set<String> WORDS = Set.of("contains", "excludes", "memberOf");

    private final Names names;
    private final Tokens tokens;

    private ExpressionCheck(String text, Names names) {
        this.names = names;
        this.tokens = new Tokens(text);
    }

    /** Checks what a pattern demands or binds. */
    public static Optional<Found> constraint(String text, Names names) {
        return check(text, names, ExpressionCheck::or);
    }

    /** Checks an argument of a function. */
    public static Optional<Found> argument(String text, Names names) {
        return check(text, names, ExpressionCheck::sum);
    }

    /** Checks what stands behind {@code from}. */
    public static Optional<Found> source(String text, Names names) {
        return check(text, names, ExpressionCheck::source);
    }

    private interface Grammar {
        Object read(ExpressionCheck check);
    }

    private static Optional<Found> check(String text, Names names, Grammar grammar) {
        if (text.length() > LONGEST) {
            return Optional.of(
                    new Found(0, "the expression is too long", "at most " + LONGEST + " characters", "split the rule"));
        }
        ExpressionCheck check = new ExpressionCheck(text, names);
        try {
            grammar.read(check);
            check.tokens.end();
            return Optional.empty();
        } catch (Tokens.Stop e) {
            return Optional.of(e.found());
        }
    }

    // ---- conditions ----

    private boolean or() {
        boolean number = and();
        while (tokens.accept("||")) {
            number = and();
        }
        return number;
    }

    private boolean and() {
        boolean number = relation();
        while (tokens.accept("&&")) {
            number = relation();
        }
        return number;
    }

    /** A comparison, or only its right side where the left one is that of the comparison before. */
    private boolean relation() {
        if (tokens.accept("!")) {
            tokens.expect("(");
            or();
            tokens.expect(")");
            return false;
        }
        if (tokens.peek().isVariable() && tokens.ahead(1).is(":")) {
            tokens.skip(2);
        }
        boolean number = COMPARISONS.contains(tokens.peek().text()) || sum();
        return comparison() ? false : number;
    }

    private boolean comparison() {
        if (COMPARISONS.contains(tokens.peek().text())) {
            tokens.skip(1);
            sum();
            return true;
        }
        boolean negated = tokens.peek().is("not");
        Token operator = negated ? tokens.ahead(1) : tokens.peek();
        if (operator.is("in")) {
            tokens.skip(negated ? 2 : 1);
            tokens.expect("(");
            do {
                sum();
            } while (tokens.accept(","));
            tokens.expect(")");
            return true;
        }
        if (WORDS.contains(operator.text())) {
            tokens.skip(negated ? 2 : 1);
            sum();
            return true;
        }
        if (operator.is("str")) {
            tokens.skip(negated ? 2 : 1);
            tokens.expect("[");
            if (!OF_TEXTS.contains(tokens.peek().text())) {
                throw Tokens.stop(
                        tokens.peek(),
                        tokens.peek().quoted() + " of a text",
                        String.join(", ", OF_TEXTS.stream().sorted().toList()),
                        null);
            }
            tokens.skip(1);
            tokens.expect("]");
            sum();
            return true;
        }
        return false;
    }

    // ---- arithmetic: each part says whether it is a number for certain ----

    private boolean sum() {
        boolean number = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            Token sign = tokens.peek();
            tokens.skip(1);
            boolean right = product();
            if (sign.is("+") && !number && !right) {
                throw Tokens.stop(
                        sign,
                        "`+` of what may be texts",
                        "a number on one side at least",
                        "call a cost function, such as Viability.sum");
            }
            number = sign.is("-") || number && right;
        }
        return number;
    }

    private boolean product() {
        boolean number = signed();
        while (tokens.peek().is("*") || tokens.peek().is("/") || tokens.peek().is("%")) {
            tokens.skip(1);
            signed();
            number = true;
        }
        return number;
    }

    private boolean signed() {
        if (tokens.accept("-")) {
            signed();
            return true;
        }
        return operand();
    }

    private boolean operand() {
        Token token = tokens.peek();
        if (tokens.accept("(")) {
            boolean number = or();
            tokens.expect(")");
            return number;
        }
        if (token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.TEXT) {
            tokens.skip(1);
            return token.kind() == Token.Kind.NUMBER;
        }
        if (token.kind() != Token.Kind.NAME || token.is("new") || token.is("eval")) {
            throw tokens.unexpected();
        }
        path();
        return false;
    }

    /** A field, a variable, or a path from one to fields of it. */
    private void path() {
        Token first = tokens.peek();
        List<Token> steps = new ArrayList<>(List.of(first));
        tokens.skip(1);
        while (tokens.peek().is(".")) {
            tokens.skip(1);
            if (tokens.peek().kind() != Token.Kind.NAME) {
                throw tokens.unexpected();
            }
            steps.add(tokens.peek());
            tokens.skip(1);
        }
        if (tokens.peek().is("(")) {
            throw call(steps);
        }
        for (Token step : steps) {
            boolean start = step.equals(first)
                    && (step.isVariable()
                            || Set.of("this", "null", "true", "false").contains(step.text()));
            boolean field = names.fields().contains(step.text());
            // A name that is no field anywhere leads nowhere by itself; the check of names says what was meant.
            boolean unknown = steps.size() == 1 && step.text().matches("[a-z]\\w*") && !names.ofAnyObject(step.text());
            if (!start && !field && !unknown) {
                throw Tokens.stop(
                        step,
                        step.quoted() + " is no field of a fact",
                        "fields, such as `compute` or `amount.likely`",
                        Suggestion.of(step.text(), names.fields()));
            }
        }
    }

    // ---- behind from ----

    private boolean source() {
        Token first = tokens.peek();
        if (first.isVariable()) {
            path();
            return false;
        }
        boolean ofClass = first.kind() == Token.Kind.NAME && tokens.ahead(1).is(".");
        Set<String> functions = ofClass ? names.functions(first.text()) : Set.of();
        if (functions.isEmpty()) {
            throw Tokens.stop(
                    first,
                    "`from` " + Problem.quoted(tokens.rest()),
                    "a cost function, such as Ranges.times( $a, $b ), or a variable",
                    null);
        }
        Token function = tokens.ahead(2);
        if (!functions.contains(function.text())) {
            throw Tokens.stop(
                    function,
                    Problem.quoted(first.text() + "." + function.text()) + " is no cost function",
                    String.join(", ", functions),
                    Suggestion.of(function.text(), functions));
        }
        tokens.skip(3);
        tokens.expect("(");
        if (!tokens.peek().is(")")) {
            do {
                sum();
            } while (tokens.accept(","));
        }
        tokens.expect(")");
        return false;
    }

    private static Tokens.Stop call(List<Token> steps) {
        StringBuilder name = new StringBuilder();
        steps.forEach(step -> name.append(name.isEmpty() ? "" : ".").append(step.text()));
        return Tokens.stop(steps.get(0), Problem.quoted(name + "()") + " is a call", EXPRESSION, COST_FUNCTION);
    }
}
