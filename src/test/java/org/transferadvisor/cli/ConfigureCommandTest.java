package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that writes training configurations. */
class ConfigureCommandTest {

    private static final String SUPPORT = "facts-samples/support-assistant.json";

    @TempDir
    private Path folder;

    @Test
    void aConfigurationIsWritten() throws IOException {
        Path file = folder.resolve("train.yaml");
        CommandRun run = CommandRun.of("configure", SUPPORT, "--for", "axolotl", "--output", file.toString());
        assertThat(run.code()).isEqualTo(ExitCode.FINE);
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file)).contains("base_model: meta-llama/Llama-3.1-8B\n");
        assertThat(CommandRun.of("configure", SUPPORT, "--for", "axolotl").out())
                .isEqualTo(Files.readString(file));
    }

    @Test
    void aStrategyWithoutTrainingWritesNothing() {
        Path file = folder.resolve("train.yaml");
        CommandRun run = CommandRun.of(
                "configure", "facts-samples/hosted-fine-tuning.json", "--for", "peft", "--output", file.toString());
        assertThat(run.code()).isEqualTo(ExitCode.FOUND);
        assertThat(run.err()).startsWith("advisor: nothing is written. Recommended is hosted fine-tuning.");
        assertThat(file).doesNotExist();
    }

    @Test
    void aToolThatCannotSayTheMethodNamesOneThatCan() {
        CommandRun run =
                CommandRun.of("configure", "facts-samples/bank-fraud-detection.json", "--for", "llama-factory");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("LLaMA-Factory cannot say full fine-tuning with a head", "use --for peft");
    }

    @Test
    void aToolThatNobodyKnowsIsRefused() {
        CommandRun run = CommandRun.of("configure", SUPPORT, "--for", "torchtune");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("'torchtune' is none of peft, axolotl, llama-factory");
    }

    @Test
    void theFactsAreNotWrittenOver() {
        CommandRun run = CommandRun.of("configure", SUPPORT, "--for", "peft", "--output", SUPPORT);
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("is read: writing there would destroy it");
    }
}
