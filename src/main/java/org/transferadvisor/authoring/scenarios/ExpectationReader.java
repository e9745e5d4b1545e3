package org.transferadvisor.authoring.scenarios;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;

/** Reads what stands under {@code expect}. */
final class ExpectationReader {

    /** Words of a value that is not plain: bounds, nearness, parts. */
    static final List<String> COMPARING =
            List.of("from", "to", "above", "below", "about", "within", "contains", "lacks");

    /** What is expected besides values of the advice. */
    static final List<String> RESERVED = List.of("fired", "notFired", "refused");

    private final ScenarioWords words;
    private final Mistakes mistakes;
    private final Map<String, Expectation> found = new LinkedHashMap<>();

    private ExpectationReader(ScenarioWords words, Mistakes mistakes) {
        this.words = words;
        this.mistakes = mistakes;
    }

    /** The expectations of a node by what they are about; empty where it is null. */
    static Map<String, Expectation> read(@Nullable Node node, ScenarioWords words, Mistakes mistakes) {
        ExpectationReader reader = new ExpectationReader(words, mistakes);
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(reader::entry);
        } else if (node != null) {
            mistakes.wrong(node, "what is expected, such as recommendation.leaf: LORA_OR_QLORA");
        }
        return reader.found;
    }

    private void entry(String name, Node.Entry entry) {
        switch (name) {
            case "fired" -> rules(entry.value(), true);
            case "notFired" -> rules(entry.value(), false);
            case "refused" -> {
                if (entry.value() instanceof Node.Text text) {
                    add(new Expectation.Refusal(text.value(), entry.key()));
                } else {
                    mistakes.wrong(entry.value(), "a part of the message that refuses the facts");
                }
            }
            default -> {
                if (name.equals("findings") && entry.value() instanceof Node.Mapping shown && isPresence(shown)) {
                    mistakes.strangers(shown, List.of("present", "absent"));
                    codes(shown.get("present"), true);
                    codes(shown.get("absent"), false);
                } else {
                    value(new AdvicePath(List.of()), AdvicePath.split(name), entry);
                }
            }
        }
    }

    private static boolean isPresence(Node.Mapping mapping) {
        return mapping.entries().containsKey("present") || mapping.entries().containsKey("absent");
    }

    private void add(Expectation expectation) {
        found.put(expectation.about(), expectation);
    }

    private void rules(Node node, boolean fired) {
        words(node, words.rules(), words::isUnknownRule, "rule of the rulebook")
                .forEach((rule, place) -> add(new Expectation.RuleFired(rule, fired, place)));
    }

    private void codes(@Nullable Node node, boolean present) {
        if (node != null) {
            Set<String> known = words.findings();
            words(
                            node,
                            known == null ? Set.of() : known,
                            code -> known != null && !known.contains(code),
                            "finding that a rule concludes")
                    .forEach((code, place) -> add(new Expectation.FindingShown(code, present, place)));
        }
    }

    /** One word or a list of words, each known. */
    private Map<String, Node.Place> words(Node node, Set<String> known, Predicate<String> unknown, String what) {
        Map<String, Node.Place> read = new LinkedHashMap<>();
        for (Node each : node instanceof Node.Sequence list ? list.items() : List.of(node)) {
            if (!(each instanceof Node.Text word)) {
                mistakes.wrong(each, "a name, or a list of names");
            } else if (unknown.test(word.value())) {
                mistakes.unknown(word.place(), what, word.value(), known);
            } else {
                read.put(word.value(), word.place());
            }
        }
        return read;
    }

    private void value(AdvicePath above, List<String> steps, Node.Entry entry) {
        AdvicePath path = above.then(steps);
        AdvicePath.Astray astray = path.astray(words);
        if (steps.isEmpty() || astray != null) {
            astray(path, astray, entry.key());
            return;
        }
        if (entry.value() instanceof Node.Mapping mapping && !isComparing(mapping)) {
            ordered(mapping, "low", "high", false);
            boolean several = path.endsAtSeveral();
            mapping.entries()
                    .forEach((name, each) -> value(path, several ? List.of(name) : AdvicePath.split(name), each));
            return;
        }
        Expected expected = expected(entry.value());
        if (expected != null) {
            known(path, expected, entry.value());
            add(new Expectation.Value(path, expected, entry.key()));
        }
    }

    /** Says so where a text is expected that no advice of this rulebook can hold there. */
    private void known(AdvicePath path, Expected expected, Node node) {
        AdvicePath.Words known = path.wordsAtEnd(words);
        if (known == null) {
            return;
        }
        List<?> texts = expected instanceof Expected.Same same
                ? Collections.singletonList(same.value())
                : expected instanceof Expected.Holding holding ? holding.parts() : List.of();
        for (Object each : texts) {
            boolean mayBePart = expected instanceof Expected.Holding
                    && (known.known().stream().anyMatch(word -> word.contains(String.valueOf(each)))
                            || Suggestion.of(String.valueOf(each), known.known()) == null);
            if (each instanceof String word && !known.known().contains(word) && !mayBePart) {
                mistakes.unknown(node.place(), known.what(), word, known.known());
            }
        }
    }

    /** Says so where the lower of two ends is not below the higher one; where only what lies between counts, nothing does. */
    private void ordered(Node.Mapping mapping, String low, String high, boolean open) {
        if (mapping.get(low) instanceof Node.Numeric least && mapping.get(high) instanceof Node.Numeric most) {
            int order = least.value().compareTo(most.value());
            if (order > 0 || open && order == 0) {
                mistakes.add(
                        mapping.entries().get(low).key(),
                        "no value has `" + low + "` " + least.shown() + " and `" + high + "` " + most.shown(),
                        "`" + low + "` " + (open ? "below" : "at most") + " `" + high + "`",
                        null);
            }
        }
    }

    private void astray(AdvicePath path, AdvicePath.@Nullable Astray astray, Node.Place place) {
        List<String> known = new ArrayList<>(astray == null ? List.of() : astray.known());
        if (astray != null && astray.step() == 0) {
            known.addAll(0, RESERVED);
        }
        String wrong = astray == null ? "" : path.steps().get(astray.step());
        boolean severed = astray != null
                && astray.step() > 1
                && path.steps().get(astray.step() - 2).equals("models");
        String hint = severed
                ? "a name that holds a dot stands by itself, models: {Llama-3.1-8B: {score: …}}, or in brackets"
                : Suggestion.of(wrong, known.isEmpty() ? COMPARING : known);
        mistakes.add(
                place,
                "an advice has no " + Problem.quoted(path.text())
                        + (wrong.isEmpty() ? "" : ": " + Problem.quoted(wrong) + " leads nowhere"),
                known.isEmpty()
                        ? "a value, or one of the comparisons " + String.join(", ", COMPARING)
                        : String.join(", ", known),
                hint);
    }

    private static boolean isComparing(Node.Mapping mapping) {
        return !mapping.entries().isEmpty()
                && mapping.entries().keySet().stream().anyMatch(COMPARING::contains);
    }

    private @Nullable Expected expected(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return comparing(mapping);
        }
        return node instanceof Node.Refused ? null : new Expected.Same(node.plain());
    }

    private @Nullable Expected comparing(Node.Mapping mapping) {
        mistakes.strangers(mapping, COMPARING);
        Set<String> used = mapping.entries().keySet();
        if (!COMPARING.containsAll(used)) {
            return null;
        }
        if (List.of("from", "to").containsAll(used)) {
            return between(mapping, "from", "to", false);
        }
        if (List.of("above", "below").containsAll(used)) {
            return between(mapping, "above", "below", true);
        }
        if (List.of("about", "within").containsAll(used) && mapping.get("about") instanceof Node.Numeric about) {
            BigDecimal within =
                    BigDecimal.ONE.movePointLeft(about.value().scale()).divide(BigDecimal.valueOf(2));
            if (mapping.get("within") instanceof Node.Numeric stated) {
                within = stated.value().abs();
            }
            return new Expected.About(about.value(), within);
        }
        if (used.equals(Set.of("contains")) || used.equals(Set.of("lacks"))) {
            boolean wanted = used.contains("contains");
            Node parts = mapping.get(wanted ? "contains" : "lacks");
            List<Object> all = new ArrayList<>();
            for (Node each : parts instanceof Node.Sequence list ? list.items() : java.util.Arrays.asList(parts)) {
                Object plain = each == null ? null : each.plain();
                if (plain == null || plain instanceof Map<?, ?> || plain instanceof List<?>) {
                    mistakes.add(mapping.place(), "found no word", "text, or a list of texts", null);
                    return null;
                }
                all.add(plain);
            }
            return new Expected.Holding(List.copyOf(all), wanted);
        }
        mistakes.add(
                mapping.place(),
                "these do not go together: " + String.join(", ", used),
                "{from, to}, {above, below}, {about, within}, {contains} or {lacks}",
                null);
        return null;
    }

    private @Nullable Expected between(Node.Mapping mapping, String low, String high, boolean open) {
        Node least = mapping.get(low);
        Node most = mapping.get(high);
        for (Node each : java.util.Arrays.asList(least, most)) {
            if (each != null && !(each instanceof Node.Numeric)) {
                mistakes.wrong(each, "a number");
                return null;
            }
        }
        ordered(mapping, low, high, open);
        return new Expected.Between(
                least instanceof Node.Numeric from ? from.value() : null,
                most instanceof Node.Numeric to ? to.value() : null,
                open);
    }
}
