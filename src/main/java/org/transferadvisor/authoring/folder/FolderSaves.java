package org.transferadvisor.authoring.folder;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Saves in a folder and its subfolders, and in what matters elsewhere, as the operating system tells them. An editor may write
 * in place, or write another file and rename it; folders may come later, go, and come again, the folder itself too.
 */
public final class FolderSaves implements Saves {

    /** Editors and copying programs follow one write with others; what comes within this time is one save. */
    private static final long QUIET_MILLIS = 120;

    /** A folder that something writes to without end is looked at all the same. */
    private static final int MOST_WAITS = 20;

    /** How often to try again where there is no folder to watch. */
    private static final long RETRY_MILLIS = 1_000;

    private final Path folder;
    private final WatchService service;
    private final Set<WatchKey> keys = new HashSet<>();

    /** The folder, and files and folders elsewhere. */
    private Set<Path> roots;

    private FolderSaves(Path folder, WatchService service) {
        this.folder = folder;
        this.service = service;
        this.roots = Set.of(folder);
    }

    /**
     * Watches from now on.
     *
     * @param folder need not be there yet
     */
    public static FolderSaves of(Path folder) {
        try {
            Path absolute = folder.toAbsolutePath().normalize();
            FolderSaves saves =
                    new FolderSaves(absolute, absolute.getFileSystem().newWatchService());
            saves.register();
            return saves;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder cannot be watched", e);
        }
    }

    @Override
    public boolean await(Set<Path> elsewhere) {
        roots = new LinkedHashSet<>(elsewhere);
        roots.add(folder);
        try {
            register();
            while (true) {
                WatchKey key = keys.isEmpty() ? service.poll(RETRY_MILLIS, TimeUnit.MILLISECONDS) : service.take();
                boolean matters = matters(key);
                for (int i = 0; i < MOST_WAITS && key != null; i++) {
                    key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                    matters |= matters(key);
                }
                boolean nothingToWatch = keys.isEmpty();
                register();
                if (matters || nothingToWatch && !keys.isEmpty()) {
                    return true;
                }
            }
        } catch (ClosedWatchServiceException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes what a key has to tell: whether any of it is about the rulebook. */
    private boolean matters(@Nullable WatchKey key) {
        if (key == null) {
            return false;
        }
        Path where = (Path) key.watchable();
        boolean matters = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            matters |= event.kind() == OVERFLOW
                    || event.context() instanceof Path name && matters(where, where.resolve(name));
        }
        if (!key.reset()) {
            keys.remove(key);
            matters |= roots.stream().anyMatch(where::startsWith);
        }
        return matters;
    }

    /** Folders above are watched for one name each. */
    private boolean matters(Path where, Path changed) {
        return roots.stream().anyMatch(each -> where.startsWith(each) || changed.equals(each));
    }

    private void register() {
        Set<Path> wanted = new LinkedHashSet<>();
        for (Path root : roots) {
            if (root.getParent() != null) {
                wanted.add(root.getParent());
            }
            if (!Files.isDirectory(root)) {
                continue; // a file, or it is not there: the folder above tells of either
            }
            wanted.add(root);
            try (Stream<Path> below = Files.list(root)) {
                below.filter(Files::isDirectory).forEach(wanted::add);
            } catch (IOException | UncheckedIOException e) {
                // it is just going
            }
        }
        for (Path each : wanted) {
            try {
                keys.add(each.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY));
            } catch (IOException e) {
                // as above
            }
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
