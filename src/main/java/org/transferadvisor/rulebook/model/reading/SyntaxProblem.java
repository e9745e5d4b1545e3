package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.SourceText;

/** Tells in plain words where a rule stops being one. */
final class SyntaxProblem {

    private static final Pattern NAME = Pattern.compile("rule\\s+(?:\"([^\"\\n]*)\"|'([^'\\n]*)')");
    private static final Pattern THEN = Pattern.compile("(?m)^\\s*then\\b");
    private static final String COMMAS = "put a comma between what is demanded of one fact";
    private static final String SMALLER = "write `<` or `<=`";
    private static final String LARGER = "write `>` or `>=`";
    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("=", "write `==`, `<=` or `>=`"),
            Map.entry("and", COMMAS),
            Map.entry("or", "write `||` between what may hold of one fact"),
            Map.entry("is", "write `==`"),
            Map.entry("equals", "write `==`"),
            Map.entry("below", SMALLER),
            Map.entry("under", SMALLER),
            Map.entry("less", SMALLER),
            Map.entry("above", LARGER),
            Map.entry("over", LARGER),
            Map.entry("more", LARGER),
            Map.entry("id", "write `@id`"),
            Map.entry("source", "write `@source`"),
            Map.entry("cites", "write `@cites`"),
            Map.entry("because", "write `@because`"));

    private static final Pattern KEYWORD =
            Pattern.compile("(?mi)^[ \\t]*(rule(?=[ \\t]+[\"'])|(?:when|then|end)(?=[ \\t]*$))");
    private static final Pattern NAMELESS = Pattern.compile("(?m)^[ \\t]*rule[ \\t]+(?=[^\"'\\s])");
    private static final Pattern UNIT = Pattern.compile("[A-Z]{1,5}|[%$\u20ac\u00a3]");
    private static final String ALLOWED =
            "a rule: rule \"name\" @id(…) @source(\"…\") @because(\"…\") when … then … end";

    private final String file;
    private final String text;
    private final String plain;
    private final SourceText source;
    private final String of;

    private SyntaxProblem(String file, String block) {
        this.file = file;
        this.text = block;
        this.source = new SourceText(file, block);
        this.plain = withoutComments(SourceText.blank(block));
        Matcher name = NAME.matcher(block);
        this.of = name.find() ? ", in rule `" + (name.group(1) == null ? name.group(2) : name.group(1)) + "`" : "";
    }

    /**
     * The problem of one item of a file.
     *
     * @param block one rule or declaration, at the lines of its file
     * @param error where the grammar does not go on
     * @param place where that is
     * @param found what stands there as written; empty at the end
     */
    static Problem of(String file, String block, SyntaxError error, Place place, String found) {
        return new SyntaxProblem(file, block).of(error, place, found);
    }

    private Problem of(SyntaxError error, Place place, String found) {
        Problem plainly =
                UsualMistake.in(withoutComments(text), plain).map(this::usual).orElseGet(this::opened);
        plainly = plainly == null ? capital() : plainly;
        plainly = plainly == null ? nameless() : plainly;
        if (plainly != null) {
            return plainly;
        }
        if (found.isEmpty() || source.offset(place) >= text.length()) {
            Place end = source.place(Math.max(0, plain.stripTrailing().length() - 1));
            return problem(end, "the rule is not finished here", ALLOWED, missing(plain));
        }
        String missing = missing(plain.substring(0, Math.min(plain.length(), source.offset(place))));
        boolean atStart = source.line(place.line()).indexOf(found)
                == source.line(place.line()).length()
                        - source.line(place.line()).stripLeading().length();
        boolean word = atStart && missing != null && !found.equals("when") && !found.equals("then");
        return problem(
                place,
                Problem.quoted(found) + (error.value() ? " cannot be understood here" : " was not expected here"),
                ALLOWED,
                HINTS.getOrDefault(found, word ? missing : inPlace(place, found)));
    }

    private Problem usual(UsualMistake mistake) {
        Place place = source.place(mistake.at());
        return new Problem(
                file,
                place.line(),
                place.column(),
                "",
                mistake.message() + (mistake.inRule() ? of : ""),
                mistake.allowed() == null ? ALLOWED : mistake.allowed(),
                mistake.hint());
    }

    private String inPlace(Place place, String found) {
        int at = source.offset(place);
        String before = plain.substring(0, Math.min(at, plain.length()));
        boolean unit = UNIT.matcher(found).matches() && before.stripTrailing().matches("(?s).*\\d");
        return unit || before.matches("(?s).*\\d")
                ? "write numbers in digits alone, such as 1000"
                : "look for a missing comma, quote or word on this line or the one before";
    }

    /** A quote or bracket that opens and is not closed, or a bracket that closes and was not opened. */
    private @Nullable Problem opened() {
        int quote = plain.indexOf('"');
        if (quote >= 0) {
            return problem(
                    source.place(quote),
                    "a text that opens here is not closed",
                    "a text in double quotes, on one line",
                    null);
        }
        Matcher then = THEN.matcher(plain);
        int end = then.find() ? then.start() : plain.length();
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < end; at++) {
            if (plain.charAt(at) == '(') {
                open.push(at);
            } else if (plain.charAt(at) == ')' && open.isEmpty()) {
                return problem(source.place(at), "this bracket closes none that is open", "one `(` for each `)`", null);
            } else if (plain.charAt(at) == ')') {
                open.pop();
            }
        }
        return open.isEmpty()
                ? null
                : problem(source.place(open.pop()), "this bracket is not closed", "one `)` for each `(`", null);
    }

    /** A word of the language in capitals, which is none. */
    private @Nullable Problem capital() {
        Matcher word = KEYWORD.matcher(withoutComments(text));
        while (word.find()) {
            String small = word.group(1).toLowerCase(Locale.ROOT);
            if (!word.group(1).equals(small)) {
                return new Problem(
                        file,
                        source.place(word.start(1)).line(),
                        source.place(word.start(1)).column(),
                        "",
                        "`" + word.group(1) + "` is no word of a rule",
                        ALLOWED,
                        "write `" + small + "`");
            }
        }
        return null;
    }

    private @Nullable Problem nameless() {
        Matcher rule = NAMELESS.matcher(withoutComments(text));
        return rule.find()
                ? problem(
                        source.place(rule.end()),
                        "the rule's name stands without quotes",
                        ALLOWED,
                        "write it in double quotes")
                : null;
    }

    static String withoutComments(String text) {
        return Pattern.compile("//[^\\n]*|(?s:/\\*.*?\\*/)")
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replaceAll("[^\\n]", " ")));
    }

    private Problem problem(Place place, String message, String allowed, @Nullable String hint) {
        return new Problem(file, place.line(), place.column(), "", message + of, allowed, hint);
    }

    /** Which of the words that a rule is made of is not there; null where none is missing. */
    private @Nullable String missing(String text) {
        if (!text.stripLeading().startsWith("rule")) {
            return null;
        }
        for (String word : List.of("when", "then", "end")) {
            if (!Pattern.compile("(?m)^\\s*" + word + "\\b").matcher(text).find()) {
                return "the word `" + word + "` on a line of its own is missing before this place";
            }
        }
        return null;
    }
}
