package org.transferadvisor.measure.reading;

import java.util.function.Consumer;

/** Cuts texts into passages of about a hundred words, at the end of a sentence where there is one. */
final class Passages {

    /** Letters of one passage; a sign that is a word of its own counts as four. */
    private static final int LONGEST = 600;

    private static final int OF_A_SIGN = 4;

    private final StringBuilder passage = new StringBuilder();
    private int size;

    /**
     * Takes the next piece of a text and hands on the passages that are whole by then.
     *
     * @param ends whether the text ends here
     */
    void add(String piece, boolean ends, Consumer<String> to) {
        int character;
        for (int at = 0; at < piece.length(); at += Character.charCount(character)) {
            character = piece.codePointAt(at);
            if (Character.isWhitespace(character)) {
                if (!passage.isEmpty() && passage.charAt(passage.length() - 1) != ' ') {
                    passage.append(' ');
                    size++;
                }
                continue;
            }
            passage.appendCodePoint(character);
            size += Vocabulary.isWord(character) ? OF_A_SIGN : 1;
            if (size >= LONGEST) {
                cut(to);
            }
        }
        if (ends) {
            handOn(passage.toString(), to);
            passage.setLength(0);
            size = 0;
        }
    }

    private void cut(Consumer<String> to) {
        int half = passage.length() / 2;
        int end = passage.length();
        int space = -1;
        for (int i = passage.length() - 1; i >= half; i--) {
            char each = passage.charAt(i);
            if ("。！？".indexOf(each) >= 0 || ".!?".indexOf(each) >= 0 && i + 1 < end && passage.charAt(i + 1) == ' ') {
                space = i + 1;
                break;
            }
            if (each == ' ' && space < 0) {
                space = i;
            }
        }
        end = space < 0 ? end : space;
        String rest = passage.substring(end);
        handOn(passage.substring(0, end), to);
        passage.setLength(0);
        passage.append(rest.stripLeading());
        size = passage.codePoints()
                .map(each -> Vocabulary.isWord(each) ? OF_A_SIGN : 1)
                .sum();
    }

    private static void handOn(String passage, Consumer<String> to) {
        String bare = passage.strip();
        if (!bare.isEmpty()) {
            to.accept(bare);
        }
    }
}
