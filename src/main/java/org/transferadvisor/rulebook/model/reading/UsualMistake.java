package org.transferadvisor.rulebook.model.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Suggestion;

/**
 * A mistake in a rule that cannot be parsed which shows what was meant, as it is how other languages write it or how people do.
 *
 * @param at how many characters stand before it
 * @param message what is wrong
 * @param allowed what would be right; null where that is a rule
 * @param hint what to write
 * @param inRule whether it is the rule's own, and not between rules
 */
record UsualMistake(int at, String message, @Nullable String allowed, String hint, boolean inRule) {

    private static final Pattern CONFLICT =
            Pattern.compile("(?m)^(?:<{7}|={7}|>{7}|\\|{7})(?=\\s|$)|^\\s*(?:<{7}|>{7})");
    private static final Pattern HASH = Pattern.compile("(?m)^[ \\t]*#");
    private static final Pattern UNEQUAL = Pattern.compile("<>");
    private static final Pattern CAPITAL = Pattern.compile("\\b(OR|AND|Or|And|NOT|EXISTS)\\b(?!\\s*:)");
    private static final Pattern BOUND = Pattern.compile("(?<=[(,])\\s*(\\$\\w+)\\s*=(?!=)\\s*(\\w+)");
    private static final Pattern UNBOUND = Pattern.compile("(?<=[(,])\\s*(\\$\\w+)\\s+([a-z]\\w*)\\s*(?=[,)])");
    private static final Pattern BEFORE_NAME = Pattern.compile("(?m)^[ \\t]*(\\w+)[ \\t]+(?=[\"'])");
    private static final Pattern BEFORE_FACT = Pattern.compile("(?m)^[ \\t]*(\\w+)[ \\t]+(?=[A-Z]\\w*\\s*\\()");
    private static final Pattern ALONE = Pattern.compile("(?m)^[ \\t]*(\\w{3,6})[ \\t]*$");
    private static final List<String> PARTS = List.of("when", "then", "end");
    private static final Set<String> OF_CONDITIONS = Set.of("not", "exists", "and", "or", "accumulate", "from", "new");

    /**
     * The first of the usual mistakes in the text of a rule.
     *
     * @param code the text with its comments blanked
     * @param plain the same with its strings blanked, too
     */
    static Optional<UsualMistake> in(String code, String plain) {
        return Stream.of(
                        between(
                                CONFLICT,
                                plain,
                                "a merge conflict that was not resolved",
                                "one of the two texts",
                                "keep one side, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`"),
                        between(
                                HASH,
                                plain,
                                "`#` begins no comment",
                                "comments such as `// \u2026`",
                                "comments start with `//`"),
                        word(BEFORE_NAME, code, List.of("rule"), false),
                        word(ALONE, plain, PARTS, true),
                        word(BEFORE_FACT, plain, List.of("not", "exists"), true),
                        unequal(plain),
                        capital(plain),
                        binding(BOUND, plain),
                        binding(UNBOUND, plain))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<UsualMistake> between(
            Pattern pattern, String text, String message, String allowed, String hint) {
        Matcher found = pattern.matcher(text);
        return found.find()
                ? Optional.of(new UsualMistake(start(text, found), message, allowed, hint, false))
                : Optional.empty();
    }

    private static int start(String text, Matcher found) {
        int at = found.start();
        while (at < found.end() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** A word that stands where one of some others must and is near it. */
    private static Optional<UsualMistake> word(Pattern pattern, String text, List<String> meant, boolean inRule) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            String word = found.group(1);
            String hint = Suggestion.of(word, meant);
            boolean right = PARTS.contains(word) || OF_CONDITIONS.contains(word) || meant.contains(word);
            boolean capital = meant.stream().anyMatch(each -> each.equalsIgnoreCase(word));
            if (hint != null && !right && !capital) {
                return Optional.of(
                        new UsualMistake(found.start(1), "`" + word + "` is no word of a rule", null, hint, inRule));
            }
        }
        return Optional.empty();
    }

    private static Optional<UsualMistake> unequal(String plain) {
        Matcher found = UNEQUAL.matcher(plain);
        return found.find()
                ? Optional.of(new UsualMistake(
                        found.start(), "`<>` is no comparison", "comparisons such as `!=`", "write `!=`", true))
                : Optional.empty();
    }

    private static Optional<UsualMistake> capital(String plain) {
        Matcher found = CAPITAL.matcher(plain);
        if (!found.find()) {
            return Optional.empty();
        }
        String small = found.group(1).toLowerCase(java.util.Locale.ROOT);
        boolean inPattern = depth(plain.substring(0, found.start())) > 0;
        String hint =
                switch (inPattern ? small + " inside" : small) {
                    case "or inside" -> "write `||` between what may hold of one fact, and `or` between facts";
                    case "and inside" -> "put a comma, or `&&`, between what is demanded of one fact";
                    case "or" -> "write `( A( \u2026 ) or B( \u2026 ) )`";
                    case "and" -> "put each condition on a line of its own: all of them must hold";
                    default -> "write `" + small + "`";
                };
        return Optional.of(
                new UsualMistake(found.start(1), "`" + found.group(1) + "` is no word of a rule", null, hint, true));
    }

    private static int depth(String text) {
        return text.chars().map(each -> each == '(' ? 1 : each == ')' ? -1 : 0).sum();
    }

    private static Optional<UsualMistake> binding(Pattern pattern, String plain) {
        Matcher found = pattern.matcher(plain);
        return found.find()
                ? Optional.of(new UsualMistake(
                        found.start(1),
                        "`" + found.group(1) + "` is not bound",
                        "variables such as `$samples : labeledSamples`",
                        "write `" + found.group(1) + " : " + found.group(2) + "`",
                        true))
                : Optional.empty();
    }
}
