package org.transferadvisor.rulebook.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.drl.ast.descr.PackageDescr;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.model.reading.TextCheck;

/** Decides on rules as they are written, before anything is compiled, whether they hold only what rules may hold. */
public final class RuleSafety {

    private RuleSafety() {}

    /**
     * Checks rules without compiling them. A file whose text is refused is not parsed.
     *
     * @param texts DRL by path
     * @return everything that they may not hold, and what is wrong with their syntax; empty where they may be compiled
     */
    public static List<Problem> check(Map<String, String> texts) {
        return read(texts).problems();
    }

    /**
     * Rules, read.
     *
     * @param files those that were parsed, by their paths
     * @param problems what they may not hold
     */
    public record Reading(List<DrlFile> files, List<Problem> problems) {}

    /**
     * Reads rules and checks them. A file whose text is refused is not parsed.
     *
     * @param texts DRL by path
     */
    public static Reading read(Map<String, String> texts) {
        List<Problem> problems = new ArrayList<>(TextCheck.together(texts));
        List<DrlFile> files = new ArrayList<>();
        new TreeMap<>(texts).forEach((path, text) -> {
            List<Problem> found = TextCheck.of(path, text);
            problems.addAll(found);
            if (found.isEmpty()) {
                files.add(parsed(path, text, problems));
            }
        });
        FactTypes types = FactTypes.in(files);
        for (DrlFile file : files) {
            if (file.parsed() != null) {
                problems.addAll(check(file, file.parsed(), types));
            }
        }
        return new Reading(List.copyOf(files), List.copyOf(problems));
    }

    private static DrlFile parsed(String path, String text, List<Problem> problems) {
        DrlFile file;
        try {
            file = DrlFile.parse(path, text);
        } catch (
                StackOverflowError
                        e) { // the parser descends into every bracket and sign; there is no other bound to ask
            Problem tooDeep =
                    new Problem(path, 0, 0, "", "the rules are nested too deeply to be read", "shorter rules", null);
            file = new DrlFile(path, text, null, List.of(), List.of(tooDeep));
        }
        problems.addAll(file.problems());
        return file;
    }

    private static List<Problem> check(DrlFile file, PackageDescr parsed, FactTypes types) {
        Refusals refusals = new Refusals(file);
        new DeclarationCheck(refusals, types).check(parsed);
        for (DrlRule rule : file.rules()) {
            Refusals inRule = refusals.inRule(rule);
            DeclarationCheck.head(inRule, rule);
            new ConditionCheck(inRule, types).checkAll(rule.parsed().getLhs());
            new ConsequenceCheck(inRule, types).check(rule);
        }
        return refusals.problems();
    }
}
