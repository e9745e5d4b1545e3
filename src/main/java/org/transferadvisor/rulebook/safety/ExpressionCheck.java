package org.transferadvisor.rulebook.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;

/**
 * Reads what stands between two commas of a pattern, behind {@code from}, or as an argument, by a grammar that has only what
 * is allowed: fields, variables, numbers, texts, signs of arithmetic, comparisons and, behind {@code from}, one call of a cost
 * function. Whatever the grammar does not have is refused, whether or not anybody thought of it.
 */
final class ExpressionCheck {

    /** The most characters of one expression. */
    static final int LONGEST = 2_000;

    private static final String EXPRESSION = "fields, variables, numbers, texts, arithmetic and comparisons";
    private static final String COST_FUNCTION = "bind it in a condition: `$cost : Range() from Ranges.times( $a, $b )`";
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> OF_TEXTS = Set.of("startsWith", "endsWith", "length");
    private static final Set<String> WORDS = Set.of("contains", "excludes", "memberOf");

    /**
     * Something that is not allowed.
     *
     * @param at character of the expression where it starts
     * @param message what it is
     * @param allowed what would be right
     * @param hint what to try
     */
    record Found(
            int at,
            String message,
            String allowed,
            @Nullable String hint) {}

    /** Leaves the grammar at the first thing that is not allowed. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Found found;

        Stop(Found found) {
            super(found.message(), null, false, false);
            this.found = found;
        }
    }

    private final FactTypes types;
    private final List<Token> tokens;
    private int next;

    private ExpressionCheck(String text, FactTypes types) {
        this.types = types;
        this.tokens = Token.all(text);
    }

    /** Checks what a pattern demands or binds. */
    static Optional<Found> constraint(String text, FactTypes types) {
        return check(text, types, ExpressionCheck::or);
    }

    /** Checks an argument of a function. */
    static Optional<Found> argument(String text, FactTypes types) {
        return check(text, types, ExpressionCheck::sum);
    }

    /** Checks what stands behind {@code from}. */
    static Optional<Found> source(String text, FactTypes types) {
        return check(text, types, ExpressionCheck::source);
    }

    private interface Grammar {
        Object read(ExpressionCheck check);
    }

    private static Optional<Found> check(String text, FactTypes types, Grammar grammar) {
        if (text.length() > LONGEST) {
            return Optional.of(
                    new Found(0, "the expression is too long", "at most " + LONGEST + " characters", "split the rule"));
        }
        ExpressionCheck check = new ExpressionCheck(text, types);
        try {
            grammar.read(check);
            if (check.peek().kind() != Token.Kind.END) {
                throw check.unexpected();
            }
            return Optional.empty();
        } catch (Stop e) {
            return Optional.of(e.found);
        }
    }

    // ---- conditions ----

    private boolean or() {
        boolean number = and();
        while (accept("||")) {
            number = and();
        }
        return number;
    }

    private boolean and() {
        boolean number = relation();
        while (accept("&&")) {
            number = relation();
        }
        return number;
    }

    /** A comparison, or only its right side where the left one is that of the comparison before. */
    private boolean relation() {
        if (accept("!")) {
            expect("(");
            or();
            expect(")");
            return false;
        }
        if (peek().isVariable() && tokens.get(next + 1).is(":")) {
            next += 2;
        }
        boolean number = COMPARISONS.contains(peek().text()) || sum();
        return comparison() ? false : number;
    }

    private boolean comparison() {
        if (COMPARISONS.contains(peek().text())) {
            next++;
            sum();
            return true;
        }
        boolean negated = peek().is("not");
        Token operator = negated ? tokens.get(next + 1) : peek();
        if (operator.is("in")) {
            next += negated ? 2 : 1;
            expect("(");
            do {
                sum();
            } while (accept(","));
            expect(")");
            return true;
        }
        if (WORDS.contains(operator.text())) {
            next += negated ? 2 : 1;
            sum();
            return true;
        }
        if (operator.is("str")) {
            next += negated ? 2 : 1;
            expect("[");
            if (!OF_TEXTS.contains(peek().text())) {
                throw stop(
                        peek(),
                        peek().quoted() + " of a text",
                        String.join(", ", OF_TEXTS.stream().sorted().toList()),
                        null);
            }
            next++;
            expect("]");
            sum();
            return true;
        }
        return false;
    }

    // ---- arithmetic: each part says whether it is a number for certain ----

    private boolean sum() {
        boolean number = product();
        while (peek().is("+") || peek().is("-")) {
            Token sign = peek();
            next++;
            boolean right = product();
            if (sign.is("+") && !number && !right) {
                throw stop(
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
        while (peek().is("*") || peek().is("/") || peek().is("%")) {
            next++;
            signed();
            number = true;
        }
        return number;
    }

    private boolean signed() {
        if (accept("-")) {
            signed();
            return true;
        }
        return operand();
    }

    private boolean operand() {
        Token token = peek();
        if (accept("(")) {
            boolean number = or();
            expect(")");
            return number;
        }
        if (token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.TEXT) {
            next++;
            return token.kind() == Token.Kind.NUMBER;
        }
        if (token.kind() != Token.Kind.NAME || token.is("new") || token.is("eval")) {
            throw unexpected();
        }
        path();
        return false;
    }

    /** A field, a variable, or a path from one to fields of it. */
    private void path() {
        Token first = peek();
        List<Token> steps = new ArrayList<>(List.of(first));
        next++;
        while (peek().is(".")) {
            next++;
            if (peek().kind() != Token.Kind.NAME) {
                throw unexpected();
            }
            steps.add(peek());
            next++;
        }
        if (peek().is("(")) {
            throw call(steps);
        }
        for (Token step : steps) {
            boolean start = step.equals(first)
                    && (step.isVariable()
                            || Set.of("this", "null", "true", "false").contains(step.text()));
            boolean field = types.isField(step.text());
            // A name that is no field anywhere leads nowhere by itself; the check of names says what was meant.
            boolean unknown = steps.size() == 1
                    && step.text().matches("[a-z]\\w*")
                    && !FactTypes.OF_ANY_OBJECT.contains(step.text());
            if (!start && !field && !unknown) {
                throw stop(
                        step,
                        step.quoted() + " is no field of a fact",
                        "fields, such as `compute` or `amount.likely`",
                        Suggestion.of(step.text(), types.fields()));
            }
        }
    }

    // ---- behind from ----

    private boolean source() {
        Token first = peek();
        if (first.isVariable()) {
            path();
            return false;
        }
        boolean ofClass =
                first.kind() == Token.Kind.NAME && tokens.get(next + 1).is(".");
        Set<String> functions = ofClass ? types.functions(first.text()) : Set.of();
        if (functions.isEmpty()) {
            throw stop(
                    first,
                    "`from` " + Problem.quoted(rest()),
                    "a cost function, such as Ranges.times( $a, $b ), or a variable",
                    null);
        }
        Token function = tokens.get(next + 2);
        if (!functions.contains(function.text())) {
            throw stop(
                    function,
                    Problem.quoted(first.text() + "." + function.text()) + " is no cost function",
                    String.join(", ", functions),
                    Suggestion.of(function.text(), functions));
        }
        next += 3;
        expect("(");
        if (!peek().is(")")) {
            do {
                sum();
            } while (accept(","));
        }
        expect(")");
        return false;
    }

    // ---- tokens ----

    private Token peek() {
        return tokens.get(next);
    }

    private boolean accept(String sign) {
        boolean found = peek().is(sign);
        next += found ? 1 : 0;
        return found;
    }

    private void expect(String sign) {
        if (!accept(sign)) {
            throw unexpected();
        }
    }

    private String rest() {
        StringBuilder text = new StringBuilder();
        tokens.subList(next, tokens.size()).forEach(token -> text.append(token.text()));
        return text.toString();
    }

    private static Stop stop(Token at, String message, String allowed, @Nullable String hint) {
        return new Stop(new Found(at.at(), message, allowed, hint));
    }

    private static Stop call(List<Token> steps) {
        StringBuilder name = new StringBuilder();
        steps.forEach(step -> name.append(name.isEmpty() ? "" : ".").append(step.text()));
        return stop(steps.get(0), Problem.quoted(name + "()") + " is a call", EXPRESSION, COST_FUNCTION);
    }

    private Stop unexpected() {
        Token token = peek();
        String what =
                switch (token.text()) {
                    case "#" -> "`#` changes a type";
                    case "->" -> "`->` makes a function";
                    case "::" -> "`::` names a method";
                    case "?" -> "`?` chooses between values";
                    case "!." -> "`!.` is not allowed";
                    case ":=" -> "`:=` is not allowed";
                    case "new" -> "`new` makes an object";
                    case "eval" -> "`eval` is not allowed";
                    case "matches", "soundslike" ->
                        "`" + token.text() + "` is not allowed: a pattern may take for ever";
                    case "" -> "the expression ends too early";
                    default -> token.quoted() + " is not allowed here";
                };
        String hint = token.is("matches") ? "compare with `==`, `in ( … )` or `str[startsWith]`" : null;
        return stop(token, what, EXPRESSION, hint);
    }
}
