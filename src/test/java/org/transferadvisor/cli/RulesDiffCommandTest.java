package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Rulebooks;

/** The command {@code rules diff}: of two rulebooks the one that cannot be used is named. */
class RulesDiffCommandTest {

    private static final String TREE = "decision-tree.drl";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int diff(String before, String after) {
        err.reset();
        return Main.run(
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        Map.of()),
                "rules",
                "diff",
                before,
                after,
                "--most",
                "0");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aBrokenRulebookIsNamedWithItsFolder() {
        Path broken = Rulebooks.shipped()
                .replace(TREE, "insertLogical( new Tier(", "insertLogical( new Tir(")
                .write(folder.resolve("broken"));
        assertThat(diff("built-in", broken + "")).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).startsWith(broken.resolve(TREE) + ":").contains("`Tir` is no kind of fact");
        assertThat(diff(broken + "", "built-in")).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).startsWith(broken.resolve(TREE) + ":");
    }

    @Test
    void aFolderThatIsNotThereIsNamedOnce() {
        Path missing = folder.resolve("missing");
        assertThat(diff(missing + "/", "built-in")).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).startsWith(missing + ": `" + missing + "` is not there");
    }
}
