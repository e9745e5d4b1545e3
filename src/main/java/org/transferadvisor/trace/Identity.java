package org.transferadvisor.trace;

import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reading.Sha256;

/** What facts and firings are called: by what they say, and never by their number. */
final class Identity {

    /** Words that identify a fact; further ones describe it. */
    private static final int MOST_WORDS = 2;

    /** Letters of the longest word; what is longer is a sentence. */
    private static final int LONGEST = 60;

    /** Hexadecimal digits that tell apart what has the same words. */
    private static final int DIGITS = 12;

    private Identity() {}

    /** The first words of a fact, such as {@code :FinBERT:quality}; empty where it has none. */
    static String words(Object fact) {
        RecordFields fields = RecordFields.ofFact(fact);
        StringBuilder words = new StringBuilder(40);
        int found = 0;
        for (int i = 0; i < fields.types().size() && found < MOST_WORDS; i++) {
            if (fields.types().get(i) == String.class
                    && fields.get(fact, i) instanceof String word
                    && word.length() <= LONGEST) {
                append(words.append(':'), word);
                found++;
            }
        }
        return words.toString();
    }

    /** A word as it stands in an address or on a command line: without spaces and signs. */
    private static void append(StringBuilder words, String word) {
        boolean gap = false;
        int start = words.length();
        for (int i = 0; i < word.length(); i++) {
            char each = word.charAt(i);
            if (Character.isLetterOrDigit(each) || Character.isSurrogate(each) || "._-/+".indexOf(each) >= 0) {
                words.append(gap && words.length() > start ? "-" : "").append(each);
                gap = false;
            } else {
                gap = true;
            }
        }
    }

    /** Tells apart what has the same words. */
    static String mark(String content) {
        return "~" + Sha256.hex(content).substring(0, DIGITS);
    }
}
