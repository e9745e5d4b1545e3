package org.transferadvisor.rulebook.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transferadvisor.facts.reading.Sha256;

/**
 * Keeps compiled rulebooks in a private folder, so that an edited one is compiled once and not at every start. What cannot be
 * written or read is compiled again: a cache never makes a run fail.
 */
public final class CompiledCache {

    private static final Logger LOG = LoggerFactory.getLogger(CompiledCache.class);

    /** More than an expert goes back and forth between. */
    private static final int MOST_ENTRIES = 24;

    private static final String SUFFIX = ".rules";

    /** What the build computed over all classes that compiled rules call, and those that check and compile them. */
    private static final String CODE = "/rulebook/code.sha256";

    private final @Nullable Path folder;
    private final Clock clock;

    private CompiledCache(@Nullable Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** No cache: everything is compiled. */
    public static CompiledCache none() {
        return new CompiledCache(null, Clock.systemUTC());
    }

    /** The cache in a folder, which is made when something is kept and must belong to this user alone. */
    public static CompiledCache in(Path folder) {
        return new CompiledCache(folder, Clock.systemUTC());
    }

    /** The cache in the user's cache folder: {@code $XDG_CACHE_HOME/transfer-advisor}, or below {@code ~/.cache}. */
    public static CompiledCache ofUser() {
        String stated = System.getenv("XDG_CACHE_HOME");
        if (stated != null && !stated.isBlank() && Path.of(stated).isAbsolute()) {
            return in(Path.of(stated, "transfer-advisor"));
        }
        String home = System.getProperty("user.home");
        return home == null || home.isBlank() ? none() : in(Path.of(home, ".cache", "transfer-advisor"));
    }

    /**
     * The rules that were kept for a rulebook; null where there are none, or where the entry is damaged.
     *
     * @param digest {@link org.transferadvisor.rulebook.RulebookFiles#digest} of the rulebook
     */
    public @Nullable CompiledRules find(String digest) {
        if (folder == null || !Files.isDirectory(folder)) {
            return null;
        }
        Path file = entry(folder, digest);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isPrivate(folder)) {
                return null;
            }
            CompiledRules rules = Entry.read(Files.readAllBytes(file), digest);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return rules;
        } catch (IOException e) {
            LOG.debug("the compiled rules in {} are damaged and are made again", file, e);
            forget(digest);
            return null;
        }
    }

    /**
     * Keeps the rules of a rulebook for the next time.
     */
    public void keep(CompiledRules rules) {
        if (folder == null) {
            return;
        }
        try {
            String digest = rules.index().digest();
            create(folder);
            if (!isPrivate(folder)) {
                LOG.debug("{} is open to others: nothing is kept there", folder);
                return;
            }
            Path draft = Files.createTempFile(folder, "draft", null);
            try {
                Files.write(draft, Entry.bytes(rules));
                Files.move(draft, entry(folder, digest), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            prune(folder, entry(folder, digest));
        } catch (IOException | UncheckedIOException | UnsupportedOperationException e) {
            LOG.debug("compiled rules cannot be kept in {}", folder, e);
        }
    }

    /** Removes the entry of a rulebook, if there is one. */
    public void forget(String digest) {
        if (folder != null) {
            try {
                Files.deleteIfExists(entry(folder, digest));
            } catch (IOException e) {
                LOG.debug("a damaged entry cannot be removed from {}", folder, e);
            }
        }
    }

    private static void create(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path above = folder.getParent();
            if (above != null) {
                Files.createDirectories(above);
            }
            Set<PosixFilePermission> ours = PosixFilePermissions.fromString("rwx------");
            if (posix(above == null ? Path.of("") : above)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(ours));
            } else {
                Files.createDirectory(folder);
            }
        }
    }

    /** Whether nobody but this user can put something into the folder. */
    private static boolean isPrivate(Path folder) throws IOException {
        if (!posix(folder)) {
            return true; // the user's own folders are closed to others there
        }
        Set<PosixFilePermission> others = EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
        others.retainAll(Files.getPosixFilePermissions(folder));
        String owner = Files.getOwner(folder).getName();
        return others.isEmpty() && owner.equals(System.getProperty("user.name"));
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Removes what was used longest ago. */
    private static void prune(Path folder, Path kept) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> oldest = found.filter(each -> each.toString().endsWith(SUFFIX) && !each.equals(kept))
                    .sorted(Comparator.comparing(CompiledCache::used).reversed())
                    .skip(MOST_ENTRIES - 1)
                    .toList();
            for (Path each : oldest) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static FileTime used(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** Named for everything that the classes depend on: the rules, our code, the engine and the Java that compiled them. */
    private static Path entry(Path folder, String digest) {
        String made = String.join(
                "\n", digest, code(), Engine.name(), Runtime.version().toString());
        return folder.resolve(Sha256.hex(made) + SUFFIX);
    }

    private static String code() {
        try (InputStream in = CompiledCache.class.getResourceAsStream(CODE)) {
            if (in == null) {
                throw new IllegalStateException("the build left no " + CODE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
