package org.transferadvisor.rulebook.check;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.input.FactsReader;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.rulebook.Manifest;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.RulebookFiles;

/**
 * A rulebook and what is wrong with it.
 *
 * @param files its text
 * @param manifest what its manifest says; null where that is broken
 * @param reference its reference data; rows that are wrong are left out
 * @param rules what its rules say of themselves, by file and line; rules that cannot be read are left out
 * @param reader reads facts in its words; null where its reference data is broken
 * @param whole whether every rule can be parsed
 * @param diagnostics what is wrong, by file and place
 */
public record CheckedRulebook(
        RulebookFiles files,
        @Nullable Manifest manifest,
        ReferenceData reference,
        List<RuleInfo> rules,
        @Nullable FactsReader reader,
        boolean whole,
        List<Diagnostic> diagnostics) {

    /** How many things of that severity are wrong. */
    public long count(Severity severity) {
        return diagnostics.stream().filter(each -> each.severity() == severity).count();
    }

    /** The same with problems that another check found, such as one of scenarios. */
    public CheckedRulebook with(Check check, List<Problem> problems) {
        Stream<Diagnostic> more = problems.stream().map(each -> new Diagnostic(check, each));
        List<Diagnostic> all = Stream.concat(diagnostics.stream(), more)
                .sorted(Diagnostic.BY_PLACE)
                .distinct()
                .toList();
        return new CheckedRulebook(files, manifest, reference, rules, reader, whole, all);
    }

    /**
     * Goes on only where nothing is wrong that a rulebook is refused for.
     *
     * @throws RefusedException with all errors
     */
    public CheckedRulebook orRefuse() {
        if (count(Severity.ERROR) > 0) {
            throw new RefusedException(diagnostics.stream()
                    .filter(each -> each.severity() == Severity.ERROR)
                    .map(Diagnostic::problem)
                    .toList());
        }
        return this;
    }
}
