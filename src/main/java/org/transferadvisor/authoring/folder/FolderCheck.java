package org.transferadvisor.authoring.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.scenarios.ScenarioWords;
import org.transferadvisor.authoring.scenarios.Scenarios;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.Manifest;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.CheckedRulebook;
import org.transferadvisor.rulebook.check.RulebookCheck;

/**
 * What is wrong with the rulebook in a folder and with its scenarios.
 *
 * @param folder the folder
 * @param checked the rulebook, its diagnostics together with those of the scenarios
 * @param words the words that its scenarios may use; null where they cannot be told yet
 * @param scenarios its scenarios, as far as they can be read; null where the rulebook has no words yet to read them in
 */
public record FolderCheck(
        Path folder,
        CheckedRulebook checked,
        @Nullable ScenarioWords words,
        @Nullable Scenarios scenarios) {

    /**
     * Checks a folder as it would be released: its version, too. Nothing is compiled.
     *
     * @throws RefusedException where the folder is missing or holds no rulebook
     */
    public static FolderCheck of(Path folder) {
        FolderCheck check = edited(folder);
        Manifest manifest = check.checked().manifest();
        return check.scenarios() == null || manifest == null
                ? check
                : check.with(check.checked()
                        .with(Check.SAME_VERSION, sameVersion(check.checked().files(), manifest)));
    }

    /**
     * Checks a folder that is being edited, which gets its next version when all is done. Nothing is compiled.
     *
     * @throws RefusedException where the folder is missing or holds no rulebook
     */
    static FolderCheck edited(Path folder) {
        CheckedRulebook checked = RulebookCheck.of(RulebookFiles.readable(folder));
        Manifest manifest = checked.manifest();
        if (checked.reader() == null || manifest == null || !checked.whole()) {
            return new FolderCheck(
                    folder, checked.with(Check.UNREAD_FILE, UnreadFiles.in(folder, Set.of())), null, null);
        }
        ScenarioWords words = ScenarioWords.of(
                checked.reader(),
                checked.reference(),
                manifest.titles().keySet(),
                checked.files().model());
        Scenarios scenarios = Scenarios.read(folder, words);
        CheckedRulebook all = checked.with(Check.SCENARIO, scenarios.problems())
                .with(Check.UNREAD_FILE, UnreadFiles.in(folder, scenarios.facts()));
        return new FolderCheck(folder, all, words, scenarios);
    }

    /** Whether the folder goes by the name and the version of another one: of the built-in rulebook, or of what was approved. */
    private static List<Problem> sameVersion(RulebookFiles files, Manifest manifest) {
        List<Manifest.Approval> approvals = manifest.approvals() == null ? List.of() : manifest.approvals();
        boolean approved = !manifest.approvalsOf(files.digest()).isEmpty();
        boolean other = approvals.stream().anyMatch(each -> each.version().equals(manifest.version()));
        return !approved && other
                ? List.of(
                        sameVersion(files, "that which was approved as " + manifest.name() + " " + manifest.version()))
                : sameAsBuiltIn(files, manifest);
    }

    private static List<Problem> sameAsBuiltIn(RulebookFiles files, Manifest manifest) {
        RulebookFiles builtIn = RulebookFiles.builtIn();
        if (builtIn == null || builtIn.digest().equals(files.digest())) {
            return List.of();
        }
        Manifest other = Manifest.reading(builtIn).manifest();
        if (other == null
                || !other.name().equals(manifest.name())
                || !other.version().equals(manifest.version())) {
            return List.of();
        }
        return List.of(
                sameVersion(files, "that of the built-in rulebook " + manifest.name() + " " + manifest.version()));
    }

    private static Problem sameVersion(RulebookFiles files, String what) {
        Node version = Document.of(RulebookFiles.MANIFEST, files.text(RulebookFiles.MANIFEST))
                .at("/version");
        Node.Place place = version == null ? new Node.Place(0, 0) : version.place();
        return new Problem(
                RulebookFiles.MANIFEST,
                place.line(),
                place.column(),
                "/version",
                "the content is not " + what + ", and its version is the same",
                "another version, or another name",
                "an advice names the version: raise it, so that a reader sees that the rules are others");
    }

    /** The same with what else was found. */
    public FolderCheck with(CheckedRulebook more) {
        return new FolderCheck(folder, more, words, scenarios);
    }

    /** The text of one of its files by its path in the folder; empty where there is none. */
    public String text(String file) {
        if (!file.startsWith(Scenarios.FOLDER + "/")) {
            return checked.files().text(file);
        }
        try {
            return Files.readString(folder.resolve(file)).replace("\r\n", "\n");
        } catch (IOException e) {
            return "";
        }
    }
}
