package org.transferadvisor.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Progress by a clock of its own. */
class ProgressTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong(5);

    private Progress progress(boolean inPlace, long size) {
        return new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), inPlace, nanos::get, size);
    }

    private void pass(double seconds) {
        nanos.addAndGet((long) (seconds * 1e9));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void linesTheirRateAndTheTimeLeft() {
        Progress progress = progress(false, 100_000);
        pass(0.999);
        progress.done(500, 1000);
        assertThat(said()).as("nothing within a second").isEmpty();
        pass(1.001);
        progress.done(500, 2000);
        assertThat(said()).isEqualTo("1,000 lines, 500 a second, about 2 min left\n");
        pass(98);
        progress.done(9000, 90_000);
        assertThat(said()).endsWith("10,000 lines, 100 a second, about 11 s left\n");
    }

    @Test
    void longRunsAreToldInHours() {
        Progress progress = progress(false, 1_000_000);
        pass(10);
        progress.done(5, 1000);
        assertThat(said()).isEqualTo("5 lines, 0.5 a second, about 2 h 47 min left\n");
    }

    @Test
    void withoutASizeNoTimeIsLeft() {
        Progress progress = progress(false, 0);
        pass(2);
        progress.done(30, 700);
        assertThat(said()).isEqualTo("30 lines, 15 a second\n");
    }

    @Test
    void onATerminalALineTakesThePlaceOfTheOneBefore() {
        Progress progress = progress(true, 0);
        pass(2);
        progress.done(3000, 1);
        pass(2);
        progress.done(1, 1);
        progress.end();
        assertThat(said())
                .isEqualTo("\r3,000 lines, 1,500 a second\r3,001 lines, 750 a second  \r" + " ".repeat(25) + "\r");
    }
}
