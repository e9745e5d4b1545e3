package org.transferadvisor.authoring.folder;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.Progress;
import org.transferadvisor.authoring.scenarios.ScenarioRunner;
import org.transferadvisor.authoring.scenarios.ScenarioWords;
import org.transferadvisor.authoring.scenarios.Scenarios;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Severity;

/**
 * The folder of a rulebook that is edited: each look checks it, compiles it where its rules changed, and runs its scenarios.
 * Nothing runs where nothing changed since the last look. For one thread.
 */
public final class WatchedFolder implements AutoCloseable {

    private final Path folder;
    private SortedSet<Path> facts = new TreeSet<>();
    private @Nullable String seen;
    private @Nullable Advisor advisor;

    /**
     * A folder that nobody has looked at yet.
     *
     * @param folder folder of the rulebook; need not be there
     */
    public WatchedFolder(Path folder) {
        this.folder = folder;
    }

    /** Files that its scenarios start from, and folders of the rulebooks that it extends (section 21), as far as known. */
    public Set<Path> elsewhere() {
        Set<Path> elsewhere = new TreeSet<>(facts);
        elsewhere.addAll(RulebookFiles.basesOf(folder));
        return elsewhere;
    }

    /**
     * Looks at the folder.
     *
     * @param progress who wants to know how far it has come
     * @return what there is to see; empty where nothing changed that counts
     */
    public Optional<Look> look(Progress progress) {
        String now = Contents.digest(folder, facts);
        if (now.equals(seen)) {
            return Optional.empty();
        }
        Set<Path> before = facts;
        Look look = fresh(progress);
        seen = facts.equals(before) ? now : Contents.digest(folder, facts);
        return Optional.of(look);
    }

    private Look fresh(Progress progress) {
        FolderCheck check;
        try {
            check = FolderCheck.edited(folder);
        } catch (RefusedException e) {
            return new Look.Missing(e.problems());
        }
        Scenarios scenarios = check.scenarios();
        if (scenarios != null) {
            facts = scenarios.facts();
        }
        if (check.checked().count(Severity.ERROR) > 0 || scenarios == null) {
            return new Look.Refused(check);
        }
        try {
            Advisor ready = inForce(progress);
            ScenarioWords words = Objects.requireNonNull(check.words(), "there are scenarios");
            return new Look.Tested(
                    check,
                    new ScenarioRunner(ready, words).run(scenarios.scenarios(), scenarios.unreachable(), progress));
        } catch (RefusedException e) {
            return new Look.Refused(check.with(check.checked().with(Check.DOES_NOT_COMPILE, e.problems())));
        }
    }

    /** An advisor by the rules as they are now; those that did not change are not compiled again. */
    private Advisor inForce(Progress progress) {
        progress.at("compiling the rules", 0, 0);
        Advisor current = advisor;
        if (current == null) {
            current = Advisor.of(folder);
            advisor = current;
        } else {
            current.reload(folder);
        }
        return current;
    }

    @Override
    public void close() {
        if (advisor != null) {
            advisor.close();
        }
    }
}
