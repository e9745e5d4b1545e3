package org.transferadvisor.report.content;

/** Cuts text into sentences. */
final class Sentences {

    private Sentences() {}

    /** The first sentence of a text; a point within a number or a word ends none. */
    static String first(String text) {
        for (int i = 20; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '.' && text.charAt(i + 1) == ' ') {
                return text.substring(0, i + 1);
            }
        }
        return text;
    }
}
