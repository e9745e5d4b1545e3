package org.transferadvisor.fuzz;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils texts: word by word, sign by sign, line by line. */
final class Spoiler {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w-]*|\\d+(?:\\.\\d+)?|[^\\w\\s]");

    private static final List<String> WORDS = List.of(
            "0",
            "-1",
            "1",
            "0.5",
            "85",
            "1e16",
            "1e-31",
            "NaN",
            "Infinity",
            "null",
            "true",
            "false",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"a\\u202eb\"",
            "\"\\ud800\"",
            "''",
            "{}",
            "[]",
            "{low: 2, high: 1}",
            "[1, 2]",
            "*a",
            "&a 1",
            "!!int 3",
            "# x",
            "~",
            "5,5",
            "$5",
            "10%",
            "string",
            "<script>",
            "\u00e9\u6f22",
            "x".repeat(300),
            "\t",
            "\u0000");

    private static final List<String> SIGNS = List.of(
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            ",",
            ";",
            ":",
            "==",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "&&",
            "||",
            "!",
            "+",
            "-",
            "*",
            "/",
            "\"",
            "'",
            "$",
            "@",
            "not",
            "exists",
            "accumulate",
            "from",
            "or",
            "and",
            "new",
            "when",
            "then",
            "end",
            "rule",
            "null",
            "eval",
            "this",
            "\n",
            "\\");

    private final Random random;

    Spoiler(long seed) {
        random = new Random(seed);
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The text with one to three places spoilt. */
    String spoilt(String text) {
        String spoilt = text;
        for (int edits = random.nextInt(3); edits >= 0; edits--) {
            spoilt = once(spoilt);
        }
        return spoilt;
    }

    private String once(String text) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> word(text, one(WORDS));
            case 2 -> word(text, one(SIGNS));
            case 3 -> word(text, otherWord(text));
            case 4 -> line(text);
            default -> sign(text);
        };
    }

    /** One word replaced. */
    private String word(String text, String by) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        if (words.isEmpty()) {
            return by;
        }
        MatchResult at = one(words);
        return text.substring(0, at.start()) + by + text.substring(at.end());
    }

    /** A word that stands elsewhere in the text: what is misplaced is harder to tell than what is unknown. */
    private String otherWord(String text) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        return words.isEmpty() ? "" : one(words).group();
    }

    /** One line dropped, doubled, or moved. */
    private String line(String text) {
        List<String> lines = new java.util.ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        if (random.nextBoolean()) {
            lines.remove(at);
        }
        if (random.nextBoolean()) {
            lines.add(random.nextInt(lines.size() + 1), line);
        }
        return String.join("\n", lines) + "\n";
    }

    private String sign(String text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(3));
        return text.substring(0, at) + one(SIGNS) + text.substring(end);
    }
}
