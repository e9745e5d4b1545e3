package org.transferadvisor.rulebook.check.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.RuleFile;
import org.transferadvisor.rulebook.model.SourceText;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Reads all rules of a rulebook and says what is wrong with each by itself. */
public final class RuleReader {

    private final Vocabulary vocabulary;
    private final KnownWords words;
    private final @Nullable Set<String> sources;
    private final Diagnostics diagnostics;
    private final Map<String, Rule> byId = new HashMap<>();
    private final Map<String, Rule> byName = new HashMap<>();

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

    /** Checks the rules of all files, in their order. */
    public List<CheckedRule> read(List<RuleFile> files) {
        List<CheckedRule> rules = new ArrayList<>();
        for (RuleFile file : files) {
            SourceText source = new SourceText(file.path(), file.text());
            file.rules().forEach(rule -> rules.add(rule(rule, source)));
            new FileHeader(file, source, diagnostics).check(vocabulary);
        }
        return List.copyOf(rules);
    }

    private CheckedRule rule(Rule rule, SourceText source) {
        long before = diagnostics.errors();
        RuleProblems problems = new RuleProblems(rule, source, vocabulary, words, diagnostics);
        Scope scope = new ConditionKinds(problems).read();
        problems.enterConsequence();
        new ConsequenceKinds(problems, scope).read();
        boolean sound = diagnostics.errors() == before && rule.consequence() != null;
        RuleInfo info = new RuleHead(problems, sources).read(scope, FieldsRead.of(rule, vocabulary));
        unique(byName.putIfAbsent(rule.name(), rule), rule, Check.DUPLICATE_NAME, "name " + rule.named());
        if (!rule.id().isBlank()) {
            unique(byId.putIfAbsent(rule.id(), rule), rule, Check.DUPLICATE_ID, "id `" + rule.id() + "`");
        }
        return new CheckedRule(rule, info, sound);
    }

    private void unique(@Nullable Rule first, Rule second, Check check, String what) {
        if (first != null) {
            diagnostics.add(
                    check,
                    second.place(),
                    "two rules have the " + what,
                    "one rule",
                    "the other is at " + first.file() + ":" + first.place().line());
        }
    }
}
