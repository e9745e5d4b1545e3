package org.transferadvisor.authoring.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.transferadvisor.authoring.scenarios.Scenarios;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Sha256;
import org.transferadvisor.rulebook.RulebookFiles;

/** What a folder holds that can change what its check and its scenarios show. */
final class Contents {

    private Contents() {}

    /**
     * A digest that differs where the contents do; the contents may be broken or missing.
     *
     * @param folder folder of the rulebook
     * @param facts files elsewhere that its scenarios start from
     */
    static String digest(Path folder, Collection<Path> facts) {
        MessageDigest digest = Sha256.begin();
        add(digest, rulebook(folder));
        add(digest, UnreadFiles.in(folder, facts).toString());
        scenarios(folder.resolve(Scenarios.FOLDER)).forEach(file -> add(digest, file));
        facts.forEach(file -> add(digest, file));
        return Sha256.hex(digest);
    }

    private static String rulebook(Path folder) {
        try {
            RulebookFiles files = RulebookFiles.readable(folder);
            return files.digest() + files.problems();
        } catch (RefusedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<Path> scenarios(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static void add(MessageDigest digest, Path file) {
        add(digest, file.toString());
        try {
            byte[] bytes = Files.readAllBytes(file);
            add(digest, String.valueOf(bytes.length));
            digest.update(bytes);
        } catch (IOException e) {
            add(digest, "unreadable");
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
