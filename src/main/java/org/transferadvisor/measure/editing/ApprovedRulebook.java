package org.transferadvisor.measure.editing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.transferadvisor.facts.reading.JsonSchema;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.CheckedRulebook;
import org.transferadvisor.rulebook.check.RulebookCheck;
import org.transferadvisor.rulebook.layers.BasedOn;
import org.transferadvisor.rulebook.layers.OwnChanges;

/**
 * A rulebook that somebody approves as it is (section 21).
 *
 * @param changed its files that say so, text by path, in the order in which they are to be written
 * @param version its version
 * @param digest its digest, which the approval names
 */
public record ApprovedRulebook(Map<String, String> changed, String version, String digest) {

    /**
     * Approves a rulebook.
     *
     * @param by who
     * @param at when
     * @throws RefusedException where it has errors, nobody is named, or its manifest is laid out so that approvals cannot be told apart
     */
    public static ApprovedRulebook of(RulebookFiles files, String by, Instant at) {
        if (by.isBlank()) {
            throw refused("/approvals", "nobody is named who approves it", "the name of a person");
        }
        CheckedRulebook checked = RulebookCheck.of(files).orRefuse();
        Map<String, String> changed = new LinkedHashMap<>();
        OwnChanges changes = OwnChanges.of(files);
        RulebookFiles settled = files;
        if (!changes.unsettled().isEmpty()) {
            settled = files.with(RulebookFiles.BASED_ON, BasedOn.settled(changes.all()));
            changed.put(RulebookFiles.BASED_ON, settled.text(RulebookFiles.BASED_ON));
        }
        String version = checked.manifest() == null ? "" : checked.manifest().version();
        String digest = settled.digest();
        String manifest = approved(settled, by, at, version, digest);
        if (!settled.with(RulebookFiles.MANIFEST, manifest).digest().equals(digest)) {
            // a text without a last line end gets one
            digest = settled.with(RulebookFiles.MANIFEST, manifest).digest();
            manifest = approved(settled, by, at, version, digest);
        }
        if (!settled.with(RulebookFiles.MANIFEST, manifest).digest().equals(digest)) {
            throw refused(
                    "",
                    "the file is laid out so that approvals cannot be told from the rest of it",
                    "its fields below each other, each at the start of a line");
        }
        changed.put(RulebookFiles.MANIFEST, manifest);
        return new ApprovedRulebook(changed, version, digest);
    }

    private static String approved(RulebookFiles files, String by, Instant at, String version, String digest) {
        Edited manifest = new Edited(RulebookFiles.MANIFEST, files.text(RulebookFiles.MANIFEST));
        int place = manifest.document().at("/approvals") instanceof Node.Sequence list
                ? list.items().size()
                : 0;
        Map<String, Object> approval = JsonSchema.ordered(
                "by", by, "at", at.truncatedTo(ChronoUnit.SECONDS).toString(), "version", version, "digest", digest);
        manifest.put(List.of("approvals", String.valueOf(place)), approval);
        return manifest.text();
    }

    private static RefusedException refused(String pointer, String message, String allowed) {
        return new RefusedException(
                List.of(new Problem(RulebookFiles.MANIFEST, 0, 0, pointer, message, allowed, null)));
    }
}
