package org.transferadvisor.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.transferadvisor.authoring.folder.FolderSaves;
import org.transferadvisor.authoring.folder.Look;
import org.transferadvisor.authoring.folder.Saves;
import org.transferadvisor.authoring.folder.WatchedFolder;
import org.transferadvisor.report.LookText;
import org.transferadvisor.rulebook.RulebookFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code rules watch}. */
@Command(
        name = "watch",
        description = {
            "Checks a rulebook and runs its scenarios, and does so again after every save.",
            "Mistakes do not end it; Ctrl-C does.",
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RulesWatchCommand implements Callable<Integer> {

    private final Console console;
    private final Function<Path, Saves> saves;
    private final Clock clock;

    @Mixin
    private RulebookFolder folder = new RulebookFolder();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    RulesWatchCommand(Console console) {
        this(console, FolderSaves::of, Clock.system(ZoneId.systemDefault()));
    }

    /**
     * The command.
     *
     * @param saves tells of saves in a folder
     * @param clock the time that is shown
     */
    RulesWatchCommand(Console console, Function<Path, Saves> saves, Clock clock) {
        this.console = console;
        this.saves = saves;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Path where = folder.path();
        try (Saves saved = saves.apply(where);
                WatchedFolder watched = new WatchedFolder(where)) {
            Thread end = new Thread(saved::close, "end of the watch");
            Runtime.getRuntime().addShutdownHook(end);
            try {
                RulebookFiles.readable(where);
                look(where, watched);
                console.err().println("Watching " + where + "; Ctrl-C ends it.");
                while (saved.await(watched.elsewhere())) {
                    look(where, watched);
                }
            } finally {
                forget(end);
            }
        }
        return ExitCode.FINE;
    }

    /** Looks, and shows what there is to see. */
    private Optional<Look> look(Path where, WatchedFolder watched) {
        Optional<Look> look;
        try (ProgressLine line = progress.line(console)) {
            look = watched.look(line);
        } catch (RuntimeException e) {
            // the next save may mend what brought it about
            console.err().println(Main.fault(e));
            return Optional.empty();
        }
        look.ifPresent(each -> {
            LookText text = new LookText(where, console.width(), console.color());
            console.out().print(text.write(each, LocalTime.now(clock)));
            if (console.failure() != null) {
                throw new UnwrittenException();
            }
        });
        return look;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is what ended the watch
        }
    }
}
