package org.transferadvisor.authoring.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reference.CalculationText;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;

/** Gathers what a number of sessions have tested of one rulebook. Not safe for use by several threads. */
public final class CoverageReader {

    /** A field and a word that it is compared with. */
    private record Field(
            String type, String field, @Nullable Object word) {}

    /** Where a word is compared first, and what was seen of it. */
    private static final class WordSeen {
        private final Comparisons.Compared first;
        private boolean seen;
        private boolean other;

        WordSeen(Comparisons.Compared first) {
            this.first = first;
        }
    }

    private final Rulebook rulebook;
    private final List<ThresholdProbe> probes = new ArrayList<>();
    private final Map<Field, WordSeen> words = new LinkedHashMap<>();
    private final Set<String> fired = new HashSet<>();

    private CoverageReader(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** A reader for the rules of a rulebook that are its own: those of a base have scenarios of theirs. */
    public static CoverageReader of(Rulebook rulebook) {
        CoverageReader reader = new CoverageReader(rulebook);
        rulebook.files().model().rules().stream()
                .filter(rule -> RulebookFiles.isOwn(rule.file()))
                .forEach(rule -> Comparisons.of(rule).forEach(reader::watch));
        return reader;
    }

    private void watch(Comparisons.Compared compared) {
        if (compared.isLine()) {
            probes.add(new ThresholdProbe(compared));
        } else if (compared.test().literal() != null && compared.pattern().from() == null) {
            words.putIfAbsent(
                    new Field(
                            compared.pattern().type(),
                            compared.test().field(),
                            compared.test().literal().value()),
                    new WordSeen(compared));
        }
    }

    /** Adds what one session held. */
    public void add(SessionFacts session) {
        fired.addAll(session.fired());
        Matching matching = new Matching(session);
        probes.forEach(probe -> probe.look(matching));
        words.forEach((compared, seen) -> {
            if (!seen.seen || !seen.other) {
                look(compared, seen, session);
            }
        });
    }

    private static void look(Field compared, WordSeen seen, SessionFacts session) {
        for (Object fact : session.of(compared.type())) {
            Evaluation.of(seen.first.test().compared(), fact, Map.of()).ifPresent(value -> {
                if (Evaluation.compare(value.value(), "==", compared.word()).orElse(false)) {
                    seen.seen = true;
                } else {
                    seen.other = true;
                }
            });
        }
    }

    /**
     * What has been tested so far.
     *
     * @param unreachable why no project reaches the other side of a comparison, by the rule's id and the comparison as it is
     *     written; null where that is not said
     */
    public Coverage coverage(BinaryOperator<@Nullable String> unreachable) {
        List<Coverage.Tested> rules = new ArrayList<>();
        rulebook.rules().values().stream()
                .map(Rulebook.Rule::info)
                .filter(info -> RulebookFiles.isOwn(info.file()))
                .sorted(Comparator.comparing(RuleInfo::file).thenComparingInt(RuleInfo::line))
                .forEach(info -> rules.add(new Coverage.Tested(
                        info.id(), info.name(), info.file(), info.line(), fired.contains(info.id()))));
        rulebook.reference().rows(Rulebook.CALCULATIONS).stream()
                .filter(row -> RulebookFiles.isOwn(row.file()))
                .forEach(row -> rules.add(new Coverage.Tested(
                        row.id(),
                        ((CalculationText) row.value()).name(),
                        row.file(),
                        row.line(),
                        fired.contains(row.id()))));
        List<Coverage.Threshold> thresholds = probes.stream()
                .filter(probe -> !probe.comparesText())
                .map(probe -> probe.threshold(unreachable.apply(probe.rule(), probe.written())))
                .toList();
        List<Coverage.Word> compared = new ArrayList<>();
        words.forEach((word, seen) -> compared.add(new Coverage.Word(
                seen.first.rule().id(),
                seen.first.rule().file(),
                seen.first.test().place().line(),
                word.type() + "." + word.field(),
                Objects.toString(word.word()),
                seen.seen,
                seen.other,
                unreachable.apply(seen.first.rule().id(), seen.first.written()))));
        return new Coverage(rules, thresholds, List.copyOf(compared));
    }
}
