package org.transferadvisor.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.transferadvisor.facts.reading.JsonSchema;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.measure.editing.Edited;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.CheckedRulebook;
import org.transferadvisor.rulebook.check.RulebookCheck;
import org.transferadvisor.rulebook.layers.BasedOn;
import org.transferadvisor.rulebook.layers.OwnChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code rules approve}. */
@Command(
        name = "approve",
        description = {
            "Writes into rulebook.yaml that somebody approved the rulebook as it is, which must check.",
            "A rulebook that is changed afterwards, or whose base is, is approved by nobody."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RulesApproveCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock = Clock.systemUTC();

    @Mixin
    private RulebookFolder folder = new RulebookFolder();

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who approves it.")
    private String by = "";

    RulesApproveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path where = folder.path();
        RulebookFiles files = RulebookFiles.in(where);
        CheckedRulebook checked = RulebookCheck.of(files).orRefuse();
        OwnChanges changes = OwnChanges.of(files);
        if (!changes.unsettled().isEmpty()) {
            files = files.with(RulebookFiles.BASED_ON, BasedOn.settled(changes.all()));
        }
        String version = checked.manifest() == null ? "" : checked.manifest().version();
        String digest = files.digest();
        String manifest = approved(files, version, digest);
        if (!files.with(RulebookFiles.MANIFEST, manifest).digest().equals(digest)) {
            // a text without a last line end gets one
            digest = files.with(RulebookFiles.MANIFEST, manifest).digest();
            manifest = approved(files, version, digest);
        }
        if (!files.with(RulebookFiles.MANIFEST, manifest).digest().equals(digest)) {
            throw new RefusedException(List.of(new Problem(
                    RulebookFiles.MANIFEST,
                    0,
                    0,
                    "",
                    "the file is laid out so that approvals cannot be told from the rest of it",
                    "its fields below each other, each at the start of a line",
                    null)));
        }
        if (!changes.unsettled().isEmpty()) {
            Edited.replace(where.resolve(RulebookFiles.BASED_ON), files.text(RulebookFiles.BASED_ON));
        }
        Edited.replace(where.resolve(RulebookFiles.MANIFEST), manifest);
        console.err().println("approved by " + Problem.shown(by) + ": version " + version + ", digest " + digest);
        return ExitCode.FINE;
    }

    private String approved(RulebookFiles files, String version, String digest) {
        Edited manifest = new Edited(RulebookFiles.MANIFEST, files.text(RulebookFiles.MANIFEST));
        int place = manifest.document().at("/approvals") instanceof Node.Sequence list
                ? list.items().size()
                : 0;
        String at = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        Map<String, Object> approval = JsonSchema.ordered("by", by, "at", at, "version", version, "digest", digest);
        manifest.put(List.of("approvals", String.valueOf(place)), approval);
        return manifest.text();
    }
}
