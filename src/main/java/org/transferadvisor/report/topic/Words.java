package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transferadvisor.Advice;

/**
 * How ids and places read in text for people: strategies under their names, other words in lower case, facts without their
 * pointers.
 *
 * @param names what strategies are called
 */
public record Words(Names names) {

    private static final Set<String> ACRONYMS = Set.of("API", "DPS", "GPU", "PEFT", "MOE", "ROI");

    private static final Pattern ID =
            Pattern.compile("\\b(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PUBLISHED|MEASURED|ESTIMATED)\\b");

    private static final Pattern FACT = Pattern.compile(
            "\\b(adaptation|budget|data|economics|fromScratch|hardware|serving|task)\\.(project|compute|[a-z]+(?:[A-Z][a-z]+)+)\\b");

    private static final Pattern WORD = Pattern.compile("\\b[A-Z][A-Z0-9]+\\b");

    private static final Pattern CAMEL = Pattern.compile("(?<![\\w$.])[a-z]+(?:[A-Z][a-z0-9]+)+\\b");

    /** How a verdict looks beside its words, so that it is never told by colour alone. */
    public enum Tone {
        /** Go on. */
        GOOD("✔"),
        /** Go on with care. */
        CARE("▲"),
        /** Do not go on. */
        BAD("✖"),
        /** Not known. */
        OPEN("○");

        private final String sign;

        Tone(String sign) {
            this.sign = sign;
        }

        /** Its shape. */
        public String sign() {
            return sign;
        }
    }

    /** An id in words, such as {@code high quality}; a strategy by its name, within a longer id too. */
    public String of(String id) {
        if (names.strategies().containsKey(id)) {
            return names.of(id);
        }
        if (!id.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*") || ACRONYMS.contains(id)) {
            return id;
        }
        List<String> words = new ArrayList<>();
        List<String> left = List.of(id.split("_", -1));
        while (!left.isEmpty()) {
            int taken = left.size();
            while (taken > 1 && !names.strategies().containsKey(String.join("_", left.subList(0, taken)))) {
                taken--;
            }
            String word = String.join("_", left.subList(0, taken));
            words.add(
                    names.strategies().containsKey(word)
                            ? names.of(word)
                            : ACRONYMS.contains(word) ? word : word.toLowerCase(Locale.ROOT));
            left = left.subList(taken, left.size());
        }
        return String.join(" ", words);
    }

    /** A sentence of a rule with the ids and the fields of the facts file in it as words. */
    public String text(String sentence) {
        String named = FACT.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(fact("/" + found.group(1) + "/" + found.group(2))));
        return ID.matcher(named).replaceAll(found -> Matcher.quoteReplacement(of(found.group())));
    }

    /** What a rule demands, such as {@code labeledSamples ≥ 1,000}, with fields and ids as words. */
    public String condition(String written) {
        String named = CAMEL.matcher(text(written)).replaceAll(found -> spaced(found.group()));
        return WORD.matcher(named).replaceAll(found -> Matcher.quoteReplacement(of(found.group())));
    }

    /** The same at the beginning of a sentence. */
    public String capital(String id) {
        return start(of(id));
    }

    /** A text with a capital letter. */
    public static String start(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /**
     * A fact by its JSON pointer, such as {@code compute budget} for {@code /budget/compute}; what is no pointer stays.
     *
     * @param pointer where it stands in the facts file
     */
    public static String fact(String pointer) {
        if (!pointer.startsWith("/")) {
            return pointer;
        }
        String[] steps = pointer.substring(1).split("/", -1);
        String last = spaced(steps[steps.length - 1]);
        if (steps.length == 1) {
            return last;
        }
        if (steps.length > 2 && steps[1].matches("\\d+")) {
            String one = steps[0].replaceFirst("s$", "");
            return last + " of " + spaced(one) + " " + (Integer.parseInt(steps[1]) + 1);
        }
        String section = spaced(steps[0]);
        return last.contains(" ") ? last : section.equals("budget") ? last + " " + section : section + " " + last;
    }

    /**
     * What a range stands in: a fact as {@link #fact} tells it, or a figure of the rulebook, such as {@code price per hour of L40S} for
     * {@code gpus/L40S/pricePerHour} and {@code evaluation cost} for {@code figures/evaluation-cost/value}.
     *
     * @param place JSON pointer of a fact, or table, row and cell
     */
    public static String range(String place) {
        String[] steps = place.split("/", -1);
        if (place.startsWith("/") || steps.length != 3) {
            return fact(place);
        }
        return steps[2].equals("value") ? steps[1].replace('-', ' ') : spaced(steps[2]) + " of " + steps[1];
    }

    private static String spaced(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /** An amount of the economics, such as {@code gain from maintenance} for {@code benefits.maintenance}. */
    public static String amount(String id) {
        int dot = id.indexOf('.');
        String of = spaced(id.substring(dot + 1)).replace('.', ' ');
        return id.startsWith("benefits.")
                ? "gain from " + of
                : id.startsWith("costs.") ? "cost of " + of : spaced(id).replace('.', ' ');
    }

    /** What a verdict looks like. */
    public static Tone tone(Advice advice) {
        String verdict = advice.viability().verdict();
        return verdict == null
                ? Tone.OPEN
                : switch (verdict) {
                    case "PROCEED" -> Tone.GOOD;
                    case "PILOT_FIRST" -> Tone.CARE;
                    case "DO_NOT_PROCEED" -> Tone.BAD;
                    default -> Tone.OPEN;
                };
    }

    /** The verdict in words. */
    public String verdict(Advice advice) {
        String verdict = advice.viability().verdict();
        return verdict == null ? "Not assessed" : capital(verdict);
    }
}
