package org.transferadvisor.rulebook.model.reading;

/**
 * A word or sign of a rule.
 *
 * @param kind what it is
 * @param text as written, a text without its quotes and escapes; empty at the end
 * @param start how many characters stand before it
 * @param end how many characters stand before what follows it
 */
record Token(Kind kind, String text, int start, int end) {

    /** Kinds of token. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        CHARACTER,
        SIGN,
        END
    }

    /** Whether it is that sign or word, and no text in quotes. */
    boolean is(String signOrWord) {
        return (kind == Kind.NAME || kind == Kind.SIGN) && text.equals(signOrWord);
    }

    /** Whether it is a word. */
    boolean isName() {
        return kind == Kind.NAME;
    }

    /** Whether it is a variable, such as {@code $samples}. */
    boolean isVariable() {
        return kind == Kind.NAME && text.matches("\\$[A-Za-z_][A-Za-z0-9_]*");
    }

    boolean isEnd() {
        return kind == Kind.END;
    }
}
