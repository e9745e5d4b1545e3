package org.transferadvisor.rulebook.safety.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transferadvisor.facts.reading.Problem;

/**
 * A word or sign of an expression.
 *
 * @param kind what it is
 * @param text as written; empty at the end
 * @param at character of the expression where it starts
 */
record Token(Kind kind, String text, int at) {

    /** Kinds of token. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    private static final Pattern NEXT = Pattern.compile("(?<space>\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<number>\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?[lLdDfF]?(?![\\w$]))"
            + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\[\"\\\\])*\")"
            + "|(?<name>[A-Za-z_$][\\w$]*)"
            + "|(?<sign>&&|\\|\\||==|!=|<=|>=|->|::|!\\.|:=|(?s:.))");

    /** All tokens of a text, without spaces and comments, and two ends, so that one may always look ahead. */
    static List<Token> all(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = NEXT.matcher(text);
        while (matcher.find()) {
            Kind kind = matcher.group("name") != null
                    ? Kind.NAME
                    : matcher.group("number") != null
                            ? Kind.NUMBER
                            : matcher.group("text") != null ? Kind.TEXT : Kind.SIGN;
            if (matcher.group("space") == null) {
                tokens.add(new Token(kind, matcher.group(), matcher.start()));
            }
        }
        tokens.add(new Token(Kind.END, "", text.length()));
        tokens.add(new Token(Kind.END, "", text.length()));
        return tokens;
    }

    /** Whether it is that sign or word, and no text in quotes. */
    boolean is(String signOrWord) {
        return text.equals(signOrWord);
    }

    /** Whether it is a variable, such as {@code $samples}. */
    boolean isVariable() {
        return kind == Kind.NAME && text.matches("\\$[A-Za-z_][A-Za-z0-9_]*");
    }

    /** As messages show it. */
    String quoted() {
        return Problem.quoted(text);
    }
}
