package org.transferadvisor.rulebook.check;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.input.FactsReader;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Words;
import org.transferadvisor.facts.reference.Default;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.rulebook.Manifest;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.lint.Lints;
import org.transferadvisor.rulebook.check.types.CheckedRule;
import org.transferadvisor.rulebook.check.types.KnownWords;
import org.transferadvisor.rulebook.check.types.RuleReader;
import org.transferadvisor.rulebook.layers.OwnChange;
import org.transferadvisor.rulebook.layers.OwnChanges;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.RuleModel;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * Checks a rulebook without compiling it. Nothing stops at the first mistake: where one part is broken, the others are
 * checked as far as they do not rest on it.
 */
public final class RulebookCheck {

    private static final int MOST_NAMED = 5;

    private RulebookCheck() {}

    /** Checks the manifest, the reference data and the rules. */
    public static CheckedRulebook of(RulebookFiles files) {
        return of(files, true);
    }

    /**
     * The same for an editor: without looking at what flows from one rule to another, so that a rule that is half written marks
     * itself and not those that rest on it.
     */
    public static CheckedRulebook whileEdited(RulebookFiles files) {
        return of(files, false);
    }

    private static CheckedRulebook of(RulebookFiles files, boolean flows) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(Check.UNREADABLE_FILE, files.problems());
        Set<String> unreadable = new HashSet<>();
        files.problems().forEach(each -> unreadable.add(each.file()));
        Manifest.Reading manifest = unreadable.contains(RulebookFiles.MANIFEST)
                ? new Manifest.Reading(null, null, List.of())
                : Manifest.reading(files);
        diagnostics.addAll(Check.MANIFEST, manifest.problems());
        Set<String> sources = sources(manifest);
        ReferenceData.Reading reference = ReferenceData.read(files.reference(), sources);
        diagnostics.addAll(
                Check.REFERENCE_DATA,
                reference.problems().stream()
                        .filter(each -> !unreadable.contains(each.file()))
                        .toList());

        layers(files, diagnostics, path -> path);
        RuleTexts texts = RuleTexts.of(files);
        diagnostics.addAll(Check.SYNTAX, texts.syntax());
        Vocabulary vocabulary = files.model().vocabulary();
        FactsReader reader = reader(reference, files.model(), diagnostics);
        List<CheckedRule> checked = new RuleReader(vocabulary, words(reference), sources, diagnostics)
                .read(files.model().files());
        List<Rule> rules = checked.stream().map(CheckedRule::rule).toList();
        Set<Rule> unsound = new LinkedHashSet<>();
        checked.stream().filter(each -> !each.sound()).forEach(each -> unsound.add(each.rule()));
        diagnostics.addUnsafe(texts.unsafe());
        boolean parsed = texts.complete();
        if (rules.isEmpty() && parsed && unreadable.isEmpty()) {
            diagnostics.add(
                    Check.NO_RULES,
                    Place.of(RulebookFiles.MANIFEST),
                    "the rulebook holds no rule",
                    "rules in *.drl",
                    null);
        }
        boolean complete = parsed && unreadable.isEmpty();
        boolean concluding =
                complete && rules.stream().noneMatch(each -> each.conclusions().isEmpty());
        Lints.run(files, vocabulary, reference, rules, unsound, flows && concluding, diagnostics);
        List<RuleInfo> infos =
                checked.stream().map(CheckedRule::info).filter(Objects::nonNull).toList();
        return new CheckedRulebook(
                files, manifest.manifest(), reference.data(), infos, reader, complete, diagnostics.sorted());
    }

    /**
     * Holds what is a rulebook's own against the one that it extends, and so on for that one.
     *
     * @param named how a path of it is called
     */
    private static void layers(RulebookFiles files, Diagnostics diagnostics, UnaryOperator<String> named) {
        RulebookFiles base = files.base();
        if (base == null) {
            return;
        }
        OwnChanges changes = OwnChanges.of(files);
        changes.problems()
                .forEach(each -> diagnostics.addAll(
                        each.file().equals(RulebookFiles.BASED_ON) ? Check.BASE_CHANGED : Check.MANIFEST,
                        List.of(each.in(named.apply(each.file())))));
        for (OwnChange each : changes.conflicts()) {
            diagnostics.add(
                    Check.BASE_CHANGED,
                    new Place(
                            named.apply(each.place().file()),
                            each.place().line(),
                            each.place().column()),
                    "the base has changed " + each.named() + " since this rulebook " + each.verb() + " it",
                    "changes that fit what the base says now",
                    "`advisor rules diff DIR` shows then, theirs and ours; when ours is right, add --settle");
        }
        if (!changes.unsettled().isEmpty()) {
            diagnostics.add(
                    Check.UNSETTLED,
                    Place.of(named.apply(RulebookFiles.MANIFEST)),
                    "what the base says of " + changes.unsettled().size() + " changes is not kept: "
                            + changes.unsettled().stream()
                                    .limit(MOST_NAMED)
                                    .map(OwnChange::what)
                                    .collect(Collectors.joining(", ")),
                    "changes that were held against the base, so that a later change of it is told",
                    "`advisor rules diff DIR --settle` keeps it");
        }
        layers(base, diagnostics, path -> named.apply(files.above(path)));
    }

    private static KnownWords words(ReferenceData.Reading reference) {
        Set<String> filled = new HashSet<>();
        reference.data().rows("defaults").stream()
                .map(row -> (Default) row.value())
                .filter(each -> each.value() != null)
                .forEach(each -> filled.add(each.fact()));
        return new KnownWords(reference.ids(), reference.whole() ? filled : null);
    }

    /** The ids that may be cited; null where the lists of them are broken, so that what cites them is not blamed. */
    private static @Nullable Set<String> sources(Manifest.Reading manifest) {
        boolean broken = manifest.problems().stream()
                .map(Problem::pointer)
                .anyMatch(each -> each.startsWith("/sources") || each.startsWith("/article/sections"));
        return manifest.titles() == null || broken ? null : manifest.titles().keySet();
    }

    /** A reader of facts, which checks the defaults; null where it cannot be had. */
    private static @Nullable FactsReader reader(
            ReferenceData.Reading reference, RuleModel model, Diagnostics diagnostics) {
        if (!reference.whole()) {
            return null;
        }
        Words words = Words.of(
                table -> reference.ids().getOrDefault(table, Set.of()),
                model.vocabulary().declared(),
                model.declaredFields());
        try {
            FactsReader reader = FactsReader.of(reference.data(), words);
            return reference.problems().isEmpty() ? reader : null;
        } catch (RefusedException e) {
            diagnostics.addAll(Check.DEFAULTS, e.problems());
            return null;
        }
    }
}
