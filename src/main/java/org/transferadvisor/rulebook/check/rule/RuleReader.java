package org.transferadvisor.rulebook.check.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Place;
import org.transferadvisor.rulebook.drl.SourceText;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Reads all rules of a rulebook and says what is wrong with each by itself. */
public final class RuleReader {

    private final Vocabulary vocabulary;
    private final KnownWords words;
    private final @Nullable Set<String> sources;
    private final Diagnostics diagnostics;
    private final JavaPieces java = new JavaPieces();
    private final Map<String, DrlRule> byId = new HashMap<>();
    private final Map<String, DrlRule> byName = new HashMap<>();

    /**
     * A reader that adds what it finds.
     *
     * @param vocabulary the kinds of fact
     * @param words what fields may hold
     * @param sources ids that {@code @source} may name; null where they are not known
     */
    public RuleReader(Vocabulary vocabulary, KnownWords words, @Nullable Set<String> sources, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.words = words;
        this.sources = sources;
        this.diagnostics = diagnostics;
    }

    /** Reads the rules of all files, in their order. */
    public List<ReadRule> read(List<DrlFile> files) {
        List<ReadRule> rules = new ArrayList<>();
        for (DrlFile file : files) {
            SourceText source = new SourceText(file.text());
            List<ReadRule> inFile = new ArrayList<>();
            file.rules().forEach(rule -> inFile.add(rule(rule, source)));
            new FileHeader(file, source, diagnostics).check(inFile, vocabulary);
            rules.addAll(inFile);
        }
        return List.copyOf(rules);
    }

    private ReadRule rule(DrlRule rule, SourceText source) {
        long before = diagnostics.errors();
        RuleProblems problems = new RuleProblems(rule, source, diagnostics);
        MatchReader conditions = new MatchReader(vocabulary, words, java, problems);
        Scope scope = conditions.read();
        List<Conclusion> conclusions = new ConclusionReader(vocabulary, words, java, problems, scope).read();
        boolean sound = diagnostics.errors() == before;
        RuleInfo info = new RuleHead(problems, sources).read(scope, FieldsRead.of(rule, vocabulary));
        unique(byName.putIfAbsent(rule.name(), rule), rule, Check.DUPLICATE_NAME, "name `" + rule.name() + "`");
        String id = rule.annotation("id");
        if (!id.isBlank()) {
            unique(byId.putIfAbsent(id, rule), rule, Check.DUPLICATE_ID, "id `" + id + "`");
        }
        return new ReadRule(rule, source, info, conditions.patterns(), conditions.variables(), conclusions, sound);
    }

    private void unique(@Nullable DrlRule first, DrlRule second, Check check, String what) {
        if (first != null) {
            Place place = second.place();
            diagnostics.add(
                    check,
                    second.file(),
                    place,
                    "two rules have the " + what,
                    "one rule",
                    "the other is at " + first.file() + ":" + first.place().line());
        }
    }
}
