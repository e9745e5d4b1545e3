package org.transferadvisor.rulebook.safety;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.drl.DrlFile;

/** Rules that passed the check. The compiler takes nothing else, so that no other rule can reach it. */
public final class SafeRules {

    private final SortedMap<String, String> texts;
    private final List<DrlFile> files;

    private SafeRules(Map<String, String> texts, List<DrlFile> files) {
        this.texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        this.files = files;
    }

    /**
     * Checks rules.
     *
     * @param texts DRL by path
     * @throws RefusedException with everything that they may not hold
     */
    public static SafeRules of(Map<String, String> texts) {
        RuleSafety.Reading reading = RuleSafety.read(texts);
        if (!reading.problems().isEmpty()) {
            throw new RefusedException(reading.problems());
        }
        return new SafeRules(texts, reading.files());
    }

    /** The files, parsed, in the order of their paths. */
    public List<DrlFile> files() {
        return files;
    }

    /** DRL by path. */
    public SortedMap<String, String> texts() {
        return texts;
    }
}
