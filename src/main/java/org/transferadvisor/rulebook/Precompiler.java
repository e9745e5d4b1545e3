package org.transferadvisor.rulebook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.ReleaseId;
import org.kie.internal.builder.conf.ReproducibleExecutableModelGenerationOption;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Sha256;
import org.transferadvisor.rulebook.engine.RuleCompiler;
import org.transferadvisor.rulebook.engine.RuleIndex;

/**
 * Run by the build: compiles the rulebook the way a run compiles an edited one, and puts the result beside the classes,
 * where the classpath container of KIE and {@link Rulebook#builtIn} find it.
 */
public final class Precompiler {

    /** The classes that compiled rules call, and those that check and compile them: kept rules must fit both. */
    private static final List<String> CODE = List.of("facts", "conclusions", "costs", "rulebook");

    private static final int BUILD_DIGITS = 12;

    /** What is written last. */
    private static final String LAST = "rulebook/program.properties";

    private Precompiler() {}

    /**
     * Compiles a rulebook.
     *
     * @param arguments the folder of the rulebook, the folder of the classes, and group, name and version of the artifact,
     *     by which the classpath container finds the compiled rules
     * @throws IOException where the classes cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        // Without it the names of the generated classes are drawn at random, and no two builds give the same jar.
        System.setProperty(ReproducibleExecutableModelGenerationOption.PROPERTY_NAME, "true");
        try {
            ReleaseId release = KieServices.get().newReleaseId(arguments[2], arguments[3], arguments[4]);
            compile(Path.of(arguments[0]), Path.of(arguments[1]), release);
        } catch (RefusedException e) {
            throw new IllegalArgumentException("the rulebook is refused:\n" + e.getMessage(), e);
        }
    }

    private static void compile(Path folder, Path classes, ReleaseId release) throws IOException {
        RulebookFiles files = RulebookFiles.in(folder);
        if (isUpToDate(files, classes, release)) {
            return;
        }
        Rulebook.Compiled compiled = Rulebook.compile(files, release);
        for (String folderName : List.of(RuleCompiler.PACKAGE.replace('.', '/'), "META-INF/kie", "rulebook")) {
            remove(classes.resolve(folderName));
        }
        String model = unpack(compiled.module().getBytes(), classes);
        for (String path : files.paths()) {
            write(classes.resolve("rulebook").resolve(path), files.text(path).getBytes(StandardCharsets.UTF_8));
        }
        write(classes.resolve("META-INF/kmodule.xml"), RuleCompiler.KMODULE.getBytes(StandardCharsets.UTF_8));
        RuleIndex index = RuleIndex.of(files, Objects.requireNonNull(model, "no model"), compiled.rules());
        write(classes.resolve(RuleIndex.PATH.substring(1)), index.bytes());
        write(classes.resolve("rulebook/code.sha256"), digest(CODE).getBytes(StandardCharsets.US_ASCII));
        String program = version(release) + "build=" + digest(List.of("")).substring(0, BUILD_DIGITS) + "\n";
        write(classes.resolve(LAST), program.getBytes(StandardCharsets.US_ASCII));
    }

    private static String version(ReleaseId release) {
        return "version=" + release.getVersion() + "\n";
    }

    /** Whether a build has ended since the classes were compiled, with the same rules; then what is made of these stays as it is, too. */
    private static boolean isUpToDate(RulebookFiles files, Path classes, ReleaseId release) throws IOException {
        Path last = classes.resolve(LAST);
        if (!Files.isRegularFile(last) || !Files.readString(last).startsWith(version(release))) {
            return false;
        }
        FileTime ended = Files.getLastModifiedTime(last);
        for (Path each : ownClasses(List.of(""))) {
            if (Files.getLastModifiedTime(each).compareTo(ended) > 0) {
                return false;
            }
        }
        RulebookFiles there = RulebookFiles.in(classes.resolve("rulebook"));
        return there.paths().equals(files.paths())
                && files.paths().stream().allMatch(path -> there.text(path).equals(files.text(path)));
    }

    /** SHA-256 over the classes in folders of the program. */
    private static String digest(List<String> folders) throws IOException {
        MessageDigest digest = Sha256.begin();
        for (Path each : ownClasses(folders)) {
            digest.update(Files.readAllBytes(each));
        }
        return Sha256.hex(digest);
    }

    private static List<Path> ownClasses(List<String> folders) throws IOException {
        Path classes;
        try {
            classes = Path.of(Precompiler.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the build runs from a folder of classes", e);
        }
        Path generated = classes.resolve(RuleCompiler.PACKAGE.replace('.', '/'));
        List<Path> found = new ArrayList<>();
        for (String name : folders) {
            try (Stream<Path> below =
                    Files.walk(classes.resolve("org/transferadvisor").resolve(name))) {
                below.filter(each -> Files.isRegularFile(each) && !each.startsWith(generated))
                        .sorted()
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Unpacks the classes and says which of them is the model. */
    private static @Nullable String unpack(byte[] jar, Path classes) throws IOException {
        String model = null;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                boolean kept = name.endsWith(".class") || name.startsWith("META-INF/kie/");
                // With the list of generated classes the classpath container looks for them in the wrong place.
                if (!kept || entry.isDirectory() || name.endsWith("generated-class-names")) {
                    continue;
                }
                byte[] content = zip.readAllBytes();
                if (name.endsWith("/drools-model")) {
                    model = new String(content, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.contains(":"))
                            .findFirst()
                            .orElse(null);
                }
                write(classes.resolve(name), content);
            }
        }
        return model;
    }

    /** Removes what an earlier build of other rules left. */
    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> below = Files.walk(folder)) {
                for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
    }
}
