package org.transferadvisor.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;

/**
 * The text of a rulebook as it travels to the executors, each of which checks and compiles it once.
 *
 * @param texts its files by path; null for the built-in one
 * @param digest tells it from others
 */
record Rules(@Nullable TreeMap<String, String> texts, String digest) implements Serializable {

    static final Rules BUILT_IN = new Rules(null, "built-in");

    /** One advisor a JVM for each rulebook: to make one takes as long as hundreds of decisions. */
    private static final Map<String, Advisor> ADVISORS = new ConcurrentHashMap<>();

    /**
     * Those in a folder.
     *
     * @throws RefusedException where it holds no rulebook
     */
    static Rules in(Path folder) {
        RulebookFiles files = RulebookFiles.in(folder);
        return new Rules(new TreeMap<>(files.all()), files.digest());
    }

    /**
     * Those in a folder of any file system that Spark knows.
     *
     * @throws RefusedException where it holds no rulebook
     */
    static Rules in(String folder, Configuration configuration) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(folder);
        String scheme = path.toUri().getScheme();
        if (scheme == null || scheme.equals("file")) {
            return in(Path.of(path.toUri().getPath()));
        }
        FileSystem files = path.getFileSystem(configuration);
        if (!files.exists(path)) {
            throw new RefusedException(List.of(new Problem(
                    folder, 0, 0, "", Problem.quoted(folder) + " is not there", "the folder of a rulebook", null)));
        }
        Path copy = Files.createTempDirectory("rulebook").resolve("rules");
        files.copyToLocalFile(path, new org.apache.hadoop.fs.Path(copy.toUri()));
        return in(copy);
    }

    /**
     * The advisor of this JVM by these rules, which lasts as long as the JVM.
     *
     * @throws RefusedException with everything that is wrong with them
     */
    Advisor advisor() {
        return ADVISORS.computeIfAbsent(digest, any -> made());
    }

    /** The rules engine finds its parts by the context class loader, which on an executor need not be that of our jar. */
    private Advisor made() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Rules.class.getClassLoader());
        try {
            return texts == null ? Advisor.create() : Advisor.of(Rulebook.of(RulebookFiles.of(texts)));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
