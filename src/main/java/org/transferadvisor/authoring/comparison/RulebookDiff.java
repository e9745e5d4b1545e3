package org.transferadvisor.authoring.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.Progress;
import org.transferadvisor.authoring.space.Draft;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.rulebook.Rulebook;

/**
 * What differs between two rulebooks.
 *
 * @param before the old one
 * @param after the new one
 * @param edits what was edited
 * @param warnings what a reader should not overlook: edits that no project was found to show, a version that stayed
 * @param examples the smallest projects found on which they disagree, those of the recommendation first
 * @param searched in words, what was looked at to find them
 * @param projects the facts files given, each with what both say
 */
public record RulebookDiff(
        Identity before,
        Identity after,
        Edits edits,
        List<String> warnings,
        List<Difference> examples,
        String searched,
        List<Difference> projects) {

    /** How many kinds of difference are shown. */
    private static final int EXAMPLES = 6;

    /**
     * Which rulebook.
     *
     * @param name its name
     * @param version its version
     * @param digest SHA-256 of all that can change an outcome, hexadecimal
     */
    public record Identity(String name, String version, String digest) {
        static Identity of(Rulebook rulebook) {
            return new Identity(rulebook.name(), rulebook.version(), rulebook.digest());
        }
    }

    /**
     * Compares two rulebooks.
     *
     * @param before an advisor by the old one
     * @param after an advisor by the new one
     * @param facts facts files to compare them on; may be empty
     * @param most how many projects to run at the most in looking for differences
     */
    public static RulebookDiff between(Advisor before, Advisor after, List<Document> facts, int most) {
        return between(before, after, facts, most, Progress.NONE);
    }

    /** The same for somebody who wants to know how far it has come. */
    public static RulebookDiff between(
            Advisor before, Advisor after, List<Document> facts, int most, Progress progress) {
        Edits edits = Edits.between(before.rulebook(), after.rulebook());
        Search search = new Search(before, after, edits, most, progress);
        BothRulebooks both = new BothRulebooks(before, after, Set.of());
        List<Difference> examples = edits.isEmpty() ? List.of() : search.find(drafts(facts), EXAMPLES);
        AtomicLong done = new AtomicLong();
        List<Difference> projects = facts.parallelStream()
                .map(each -> {
                    Difference difference = both.difference(each);
                    progress.at("facts files", done.incrementAndGet(), facts.size());
                    return difference;
                })
                .toList();
        return new RulebookDiff(
                Identity.of(before.rulebook()),
                Identity.of(after.rulebook()),
                edits,
                warnings(before.rulebook(), after.rulebook(), edits, search, examples),
                examples,
                edits.isEmpty()
                        ? "nothing was edited, so there is nothing to look for"
                        : search.run() + " projects that vary " + search.facts()
                                + " facts at the thresholds and words of both rulebooks and between them",
                projects);
    }

    @SuppressWarnings("unchecked") // a facts file is an object
    private static List<Draft> drafts(List<Document> facts) {
        return facts.stream()
                .map(each -> each.root().plain())
                .filter(Map.class::isInstance)
                .map(each -> Draft.of((Map<String, Object>) each))
                .toList();
    }

    private static List<String> warnings(
            Rulebook before, Rulebook after, Edits edits, Search search, List<Difference> examples) {
        List<String> warnings = new ArrayList<>();
        if (!edits.isEmpty()
                && before.name().equals(after.name())
                && before.version().equals(after.version())) {
            warnings.add("the content changed and the version did not: both are " + after.name() + " " + after.version()
                    + "; give the new one a version of its own in rulebook.yaml");
        }
        for (Edit each : edits.rules()) {
            if (each.changesDecisions() && !search.isShown(each.what())) {
                int firing = search.firingOtherwise(each.what());
                warnings.add("`" + each.what() + "` was " + each.kind().name().toLowerCase(Locale.ROOT)
                        + ", but no project was found on which that changes the advice: of " + search.run()
                        + " projects it fires otherwise on " + (firing == 0 ? "none" : String.valueOf(firing))
                        + ". That is no proof that there is none");
            }
        }
        if (examples.isEmpty() && !edits.rows().isEmpty()) {
            warnings.add("reference data was edited, but no project was found on which that changes the advice: "
                    + search.run() + " were tried. That is no proof that there is none");
        }
        return List.copyOf(warnings);
    }

    /** How many of the projects given go from which recommendation to which, those that stay the same included. */
    public Map<String, Map<String, Long>> matrix() {
        Map<String, Map<String, Long>> matrix = new TreeMap<>();
        projects.forEach(each -> matrix.computeIfAbsent(each.before().recommendation(), any -> new TreeMap<>())
                .merge(each.after().recommendation(), 1L, Long::sum));
        return matrix;
    }

    /** How many of the projects given are recommended something else. */
    public long changed() {
        return projects.stream().filter(Difference::ofRecommendation).count();
    }
}
