package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The picture in the guide to the house is what the classes depend on. {@code mvn test -Dgolden.update=true} draws it anew.
 */
class ArchitectureGuideTest {

    private static final Path GUIDE = Path.of("src/docs/architecture.md");
    private static final String ROOT = "org.transferadvisor";
    private static final Pattern PICTURE = Pattern.compile("(?s)```mermaid\n.*?```\n");

    @Test
    void thePictureIsMadeFromTheCode() throws IOException {
        String guide = Files.readString(GUIDE);
        String drawn = PICTURE.matcher(guide).replaceFirst(Matcher.quoteReplacement(picture()));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GUIDE, drawn);
        }
        assertThat(drawn).isEqualTo(Files.readString(GUIDE));
    }

    @Test
    void eachPackageAndPlaceThatTheGuideNamesIsThere() throws IOException {
        Matcher named =
                Pattern.compile("`((?:src|rules|facts-samples)[\\w./-]*)`").matcher(Files.readString(GUIDE));
        List<String> places = named.results().map(each -> each.group(1)).toList();
        assertThat(places).isNotEmpty().allSatisfy(each -> assertThat(Path.of(each))
                .exists());
    }

    /** An arrow for each package that another uses, but for those that lead there over others anyway. */
    private static String picture() {
        SortedMap<String, SortedSet<String>> uses = uses();
        List<String> lines = new ArrayList<>(List.of("```mermaid", "flowchart TD"));
        uses.forEach((from, all) -> all.stream()
                .filter(to -> all.stream().noneMatch(over -> !over.equals(to) && reaches(over, to, uses)))
                .forEach(to -> lines.add("    " + from + " --> " + to)));
        lines.add("```");
        return String.join("\n", lines) + "\n";
    }

    private static boolean reaches(String from, String to, Map<String, SortedSet<String>> uses) {
        return uses.getOrDefault(from, new TreeSet<>()).stream()
                .anyMatch(each -> each.equals(to) || reaches(each, to, uses));
    }

    private static SortedMap<String, SortedSet<String>> uses() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
        for (JavaClass each : classes) {
            String from = house(each);
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ArchitectureGuideTest::house)
                    .filter(to -> !to.equals(from) && !from.equals("rules"))
                    .forEach(to ->
                            uses.computeIfAbsent(from, any -> new TreeSet<>()).add(to));
        }
        return uses;
    }

    /** The first package below the root; {@code advisor} for the root itself. */
    private static String house(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "advisor" : name.substring(ROOT.length() + 1).replaceAll("\\..*", "");
    }
}
