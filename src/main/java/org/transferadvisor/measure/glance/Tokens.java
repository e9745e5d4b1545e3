package org.transferadvisor.measure.glance;

import org.transferadvisor.measure.reading.Vocabulary;

/** Counts tokens without a tokenizer, by a rule that today's vocabularies come close to. */
final class Tokens {

    /** The rule in words. */
    static final String RULE =
            "a token for each 6 letters begun of a word in Latin letters, each 3 of another alphabet,"
                    + " each sign and each Chinese, Japanese or Korean character";

    private static final int LATIN = 6;
    private static final int OTHER = 3;

    private Tokens() {}

    /** About how many tokens a text has. */
    static long estimate(String text) {
        long tokens = 0;
        int run = 0;
        boolean latin = true;
        int character;
        for (int at = 0; at < text.length(); at += Character.charCount(character)) {
            character = text.codePointAt(at);
            boolean plain = character < 0x80; // most of most texts, and told at once
            boolean letter = plain
                    ? (character | 0x20) >= 'a' && (character | 0x20) <= 'z' || character >= '0' && character <= '9'
                    : Character.isLetterOrDigit(character) && !Vocabulary.isWord(character);
            if (!letter || run > 0 && latin != isLatin(character)) {
                tokens += ended(run, latin);
                run = 0;
            }
            if (letter) {
                latin = isLatin(character);
                run++;
            } else if (!Character.isWhitespace(character)
                    && (plain || Character.getType(character) != Character.NON_SPACING_MARK)) {
                tokens++;
            }
        }
        return tokens + ended(run, latin);
    }

    private static long ended(int run, boolean latin) {
        long each = latin ? LATIN : OTHER;
        return (run + each - 1) / each;
    }

    private static boolean isLatin(int character) {
        return character < 0x80 || Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
    }
}
