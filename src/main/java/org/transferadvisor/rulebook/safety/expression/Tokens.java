package org.transferadvisor.rulebook.safety.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of one expression, read from the first to the last. */
final class Tokens {

    /** Leaves the grammar at the first thing that is not allowed. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Found found;

        private Stop(Found found) {
            super(found.message(), null, false, false);
            this.found = found;
        }

        Found found() {
            return found;
        }
    }

    private final List<Token> tokens;
    private int next;

    Tokens(String text) {
        this.tokens = Token.all(text);
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The token so many places on, at most two. */
    Token ahead(int places) {
        return tokens.get(Math.min(next + places, tokens.size() - 1));
    }

    void skip(int places) {
        next = Math.min(next + places, tokens.size() - 1);
    }

    /** Whether that sign stands next, which is then read. */
    boolean accept(String sign) {
        boolean found = peek().is(sign);
        skip(found ? 1 : 0);
        return found;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw unexpected();
        }
    }

    void end() {
        if (peek().kind() != Token.Kind.END) {
            throw unexpected();
        }
    }

    /** All that is left, as one text. */
    String rest() {
        StringBuilder text = new StringBuilder();
        tokens.subList(next, tokens.size()).forEach(token -> text.append(token.text()));
        return text.toString();
    }

    static Stop stop(Token at, String message, String allowed, @Nullable String hint) {
        return new Stop(new Found(at.at(), message, allowed, hint));
    }

    /** What stands next is not allowed there. */
    Stop unexpected() {
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
        String hint = token.is("matches")
                ? "compare with `==`, `in ( … )` or `str[startsWith]`"
                : token.is(":") ? "variables start with `$`, such as `$samples : …`" : null;
        return stop(token, what, ExpressionCheck.EXPRESSION, hint);
    }
}
