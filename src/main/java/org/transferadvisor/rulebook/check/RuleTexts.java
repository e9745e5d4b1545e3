package org.transferadvisor.rulebook.check;

import java.util.List;
import java.util.stream.Stream;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.safety.RuleSafety;
import org.transferadvisor.rulebook.model.RuleFile;

/**
 * What is wrong with the texts of rules.
 *
 * @param syntax what is wrong with their syntax
 * @param unsafe what they hold and may not
 * @param complete whether every rule of every file could be read
 */
record RuleTexts(List<Problem> syntax, List<Problem> unsafe, boolean complete) {

    /** Looks at the rules of a rulebook. */
    static RuleTexts of(RulebookFiles files) {
        List<Problem> empty = files.rules().entrySet().stream()
                .filter(each -> each.getValue().isBlank())
                .map(each ->
                        new Problem(each.getKey(), 0, 0, "", "the file is empty", "rules", "delete it, or write rules"))
                .toList();
        List<RuleFile> read = files.model().files();
        Stream<Problem> broken = read.stream().flatMap(each -> each.problems().stream());
        return new RuleTexts(
                Stream.concat(empty.stream(), broken).distinct().toList(),
                RuleSafety.check(files.model()).stream().distinct().toList(),
                empty.isEmpty() && read.stream().allMatch(RuleFile::whole));
    }
}
