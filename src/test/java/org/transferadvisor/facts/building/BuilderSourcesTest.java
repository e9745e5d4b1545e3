package org.transferadvisor.facts.building;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.transferadvisor.facts.reading.BuilderSources;

/** The builders are what the records' fields make of them. {@code mvn test -Dgolden.update=true} writes them anew. */
class BuilderSourcesTest {

    private static final Path FOLDER = Path.of("src/main/java/org/transferadvisor/facts/building");

    @Test
    void buildersSayWhatTheRecordsSay() throws IOException {
        Map<String, String> sources = BuilderSources.all();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = FOLDER.resolve(source.getKey() + ".java");
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(file, source.getValue());
            }
            assertThat(file).hasContent(source.getValue());
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(sources.keySet().stream(), Stream.of("SectionBuilder", "package-info"))
                                    .toList());
        }
    }
}
