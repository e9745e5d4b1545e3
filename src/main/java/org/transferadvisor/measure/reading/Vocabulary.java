package org.transferadvisor.measure.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of passages. */
public final class Vocabulary {

    private Vocabulary() {}

    /** The share of the target's words that the source has too, each word as often as it stands there. */
    public static double coverage(List<TextSide.Passage> target, List<TextSide.Passage> source) {
        Set<String> known = new HashSet<>();
        source.forEach(each -> known.addAll(words(each.text())));
        long words = 0;
        long found = 0;
        for (TextSide.Passage each : target) {
            for (String word : words(each.text())) {
                words++;
                found += known.contains(word) ? 1 : 0;
            }
        }
        return words == 0 ? 0 : (double) found / words;
    }

    /** The share of the letters that stand in other alphabets than the Latin one. */
    public static double otherAlphabets(List<TextSide.Passage> passages) {
        long[] letters = {0, 0};
        passages.forEach(passage -> passage.text()
                .codePoints()
                .filter(Character::isLetter)
                .forEach(letter ->
                        letters[Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN ? 0 : 1]++));
        return letters[0] + letters[1] == 0 ? 0 : (double) letters[1] / (letters[0] + letters[1]);
    }

    /** Runs of letters or digits in small letters; a sign that is a word of its own stands alone. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(each -> {
            boolean alone = isWord(each);
            boolean part = Character.isLetterOrDigit(each) || Character.getType(each) == Character.NON_SPACING_MARK;
            if ((alone || !part) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (alone) {
                words.add(Character.toString(each));
            } else if (part) {
                word.appendCodePoint(each);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** Whether a sign is about a word by itself, as in Chinese. */
    public static boolean isWord(int character) {
        if (character < 0x2E80) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(character);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL;
    }
}
