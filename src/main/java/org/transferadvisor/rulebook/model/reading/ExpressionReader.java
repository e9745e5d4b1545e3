package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * Reads what stands between two commas of a pattern, behind {@code from}, or as an argument, by a grammar that has only what is allowed:
 * fields, variables, numbers, texts, signs of arithmetic, comparisons and, behind {@code from}, one call of a cost function. Whatever the
 * grammar does not have is refused, whether or not anybody thought of it.
 */
final class ExpressionReader {

    static final String EXPRESSION = "fields, variables, numbers, texts, arithmetic and comparisons";
    private static final String COST_FUNCTION = "bind it in a condition: `$cost : Range() from Ranges.times( $a, $b )`";

    /** How deeply groups, negations and arithmetic may be nested: the engine's compiler takes twice as long for each level. */
    static final int DEEPEST = 6;

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> OF_TEXTS = Set.of("startsWith", "endsWith", "length");
    private static final Set<String> WORDS = Set.of("contains", "excludes", "memberOf");

    /** Operators of the engine's language that rules may not use. */
    private static final Set<String> REFUSED = Set.of(
            "matches",
            "soundslike",
            "instanceof",
            "after",
            "before",
            "coincides",
            "during",
            "finishes",
            "finishedby",
            "includes",
            "meets",
            "metby",
            "overlaps",
            "overlappedby",
            "starts",
            "startedby");

    private final Tokens tokens;
    private final Arithmetic arithmetic;
    private @Nullable Expression compared;
    private int depth;

    ExpressionReader(Tokens tokens) {
        this.tokens = tokens;
        this.arithmetic = new Arithmetic(tokens, this::operand);
    }

    // ---- conditions ----

    /** What a pattern demands or binds. */
    Expression constraint() {
        compared = null;
        depth = 0;
        return or();
    }

    private Expression or() {
        Place place = place();
        List<Expression> parts = new ArrayList<>(List.of(and()));
        while (tokens.accept("||")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Or(List.copyOf(parts), place);
    }

    private Expression and() {
        Place place = place();
        List<Expression> parts = new ArrayList<>(List.of(relation()));
        while (tokens.accept("&&")) {
            parts.add(relation());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.And(List.copyOf(parts), place);
    }

    /** A comparison, or only its right side where the left one is that of the comparison before. */
    private Expression relation() {
        Place place = place();
        if (tokens.accept("!")) {
            if (!tokens.peek().is("(")) {
                throw notHere(tokens.peek(), null);
            }
            return new Expression.Not(group(), place);
        }
        if (COMPARISONS.contains(tokens.peek().text()) && compared != null) {
            return comparison(compared, place);
        }
        if (tokens.peek().isVariable() && tokens.ahead(1).is(":")) {
            Token variable = tokens.take();
            tokens.take();
            return comparison(new Expression.Binding(variable.text(), sum(), place), place);
        }
        return comparison(sum(), place);
    }

    private Expression comparison(Expression left, Place place) {
        boolean negated = tokens.peek().is("not");
        Token operator = negated ? tokens.ahead(1) : tokens.peek();
        Expression of = left instanceof Expression.Binding binding ? binding.value() : left;
        if (!negated && operator.kind() == Token.Kind.SIGN && COMPARISONS.contains(operator.text())) {
            tokens.take();
            compared = of;
            return new Expression.Comparison(left, operator.text(), sum(), place);
        } else if (operator.is("in")) {
            skip(negated);
            tokens.expect("(");
            List<Expression> options = list();
            tokens.expect(")");
            return new Expression.In(left, negated, options, place);
        } else if (operator.isName() && WORDS.contains(operator.text())) {
            skip(negated);
            return new Expression.Comparison(left, (negated ? "not " : "") + operator.text(), sum(), place);
        } else if (operator.is("str")) {
            skip(negated);
            return ofText(left, negated, place);
        }
        return left;
    }

    private void skip(boolean negated) {
        tokens.take();
        if (negated) {
            tokens.take();
        }
    }

    private Expression ofText(Expression left, boolean negated, Place place) {
        tokens.expect("[");
        Token what = tokens.take();
        if (!OF_TEXTS.contains(what.text())) {
            throw new NotAllowed(
                    what,
                    Problem.quoted(what.text()) + " of a text",
                    String.join(", ", OF_TEXTS.stream().sorted().toList()),
                    null);
        }
        tokens.expect("]");
        String operator = (negated ? "not " : "") + "str[" + what.text() + "]";
        return new Expression.Comparison(left, operator, sum(), place);
    }

    /** What stands in brackets. */
    private Expression group() {
        Token open = tokens.take();
        if (++depth > DEEPEST) {
            throw new NotAllowed(
                    open,
                    "the expression is nested too deeply",
                    "at most " + DEEPEST + " levels of brackets",
                    "conclude what stands in brackets in rules of their own");
        }
        Expression inner = or();
        if (!tokens.accept(")")) {
            throw unexpected(false);
        }
        depth--;
        return inner;
    }

    // ---- arithmetic ----

    /** An argument of a function, or one side of a comparison. */
    Expression sum() {
        return arithmetic.sum();
    }

    private Expression operand() {
        Token token = tokens.peek();
        if (token.is("(")) {
            return group();
        } else if (token.kind() == Token.Kind.NUMBER) {
            return arithmetic.number(tokens.take(), false, tokens.place(token));
        } else if (token.kind() == Token.Kind.TEXT) {
            return arithmetic.text(tokens.take());
        } else if (!token.isName() || token.is("new") || token.is("eval")) {
            throw unexpected(true);
        }
        return path();
    }

    /** A field, a variable, or a path from one to fields of it. */
    private Expression path() {
        int mark = tokens.mark();
        Token first = tokens.take();
        Expression word = arithmetic.word(first);
        Expression path = word == null ? new Expression.Name(first.text(), tokens.place(first)) : word;
        while (tokens.accept(".")) {
            Token step = tokens.peek();
            if (!step.isName()) {
                throw unexpected(true);
            }
            tokens.take();
            path = new Expression.Access(path, step.text(), false, tokens.place(first), tokens.place(step));
        }
        if (tokens.peek().is("(")) {
            String name = tokens.since(mark) + "()";
            throw new NotAllowed(first, Problem.quoted(name) + " is a call", EXPRESSION, COST_FUNCTION);
        }
        return path;
    }

    private List<Expression> list() {
        List<Expression> list = new ArrayList<>();
        do {
            list.add(sum());
        } while (tokens.accept(","));
        return List.copyOf(list);
    }

    // ---- behind from ----

    /** What stands behind {@code from}: a variable or a field of one, or a call of a function. */
    Expression source() {
        depth = 0;
        Token first = tokens.peek();
        if (first.isVariable()) {
            return path();
        }
        Token function = tokens.ahead(2);
        if (!first.isName() || !tokens.ahead(1).is(".") || !function.isName()) {
            throw from(first);
        }
        int mark = tokens.mark();
        tokens.take();
        tokens.take();
        tokens.take();
        if (!tokens.peek().is("(")) {
            if (Character.isUpperCase(first.text().charAt(0))) {
                throw new NotAllowed(
                        function,
                        Problem.quoted(tokens.since(mark)) + " is no cost function",
                        "a cost function, such as Ranges.times( $a, $b )",
                        null);
            }
            throw from(first);
        }
        tokens.take();
        List<Expression> arguments = tokens.peek().is(")") ? List.of() : list();
        if (!tokens.accept(")")) {
            throw unexpected(false);
        }
        if (tokens.peek().is(".")) {
            throw Vocabulary.functions(first.text()) == null ? from(first) : notHere(tokens.peek(), null);
        }
        return new Expression.Call(
                first.text(), function.text(), arguments, tokens.place(first), tokens.place(function));
    }

    private NotAllowed from(Token first) {
        tokens.skipLine();
        String rest = tokens.written(first.start(), tokens.before().end());
        return new NotAllowed(
                first,
                "`from` " + Problem.quoted(rest),
                "a cost function, such as Ranges.times( $a, $b ), or a variable",
                null);
    }

    // ---- what is not expected ----

    private Place place() {
        return tokens.place(tokens.peek());
    }

    /** What stands next is not allowed there, or is no rule at all. */
    RuntimeException unexpected(boolean value) {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.CHARACTER) {
            return new NotAllowed(token, "`'` is not allowed here", EXPRESSION, "write texts in double quotes");
        }
        String what =
                switch (token.kind() == Token.Kind.TEXT || token.isEnd() ? "" : token.text()) {
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
                    default -> "";
                };
        String hint = token.is("matches") ? "compare with `==`, `in ( … )` or `str[startsWith]`" : null;
        if (!what.isEmpty()) {
            return new NotAllowed(token, what, EXPRESSION, hint);
        }
        boolean operator = token.is("[") || token.is(":") || token.isName() && REFUSED.contains(token.text());
        return operator
                ? notHere(token, token.is(":") ? "variables start with `$`, such as `$samples : …`" : null)
                : new SyntaxError(token, value);
    }

    private static NotAllowed notHere(Token token, @Nullable String hint) {
        return new NotAllowed(token, Problem.quoted(token.text()) + " is not allowed here", EXPRESSION, hint);
    }
}
