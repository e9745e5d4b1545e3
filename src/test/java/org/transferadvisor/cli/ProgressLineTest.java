package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How far long work has come: one line written over on a terminal, few lines elsewhere. */
class ProgressLineTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ProgressLine line(boolean inPlace) {
        return new ProgressLine(new PrintStream(err, true, StandardCharsets.UTF_8), inPlace);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void onATerminalALineIsWrittenOverAndGoneAtTheEnd() {
        try (ProgressLine line = line(true)) {
            line.at("compiling the rules", 0, 0);
            line.at("scenarios", 1, 200);
            line.at("scenarios", 2, 200);
            line.at("scenarios", 3, 200);
        }
        assertThat(said())
                .isEqualTo("\rcompiling the rules" + "\rscenarios: 0%      " + "\rscenarios: 1%" + "\r             \r");
    }

    @Test
    void elsewhereAQuarterIsALine() {
        try (ProgressLine line = line(false)) {
            for (int i = 0; i <= 1000; i++) {
                line.at("Leaf", i, 1000);
            }
        }
        assertThat(said()).isEqualTo("Leaf: 0%\nLeaf: 25%\nLeaf: 50%\nLeaf: 75%\nLeaf: 100%\n");
    }

    @Test
    void afterASecondTheTimeLeftIsToldAndNothingGoesBack() {
        AtomicLong nanos = new AtomicLong();
        PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
        try (ProgressLine line = new ProgressLine(to, false, nanos::get)) {
            line.at("embedding a.txt", 10, 100);
            nanos.set(2_000_000_000L);
            line.at("embedding a.txt", 25, 100);
            line.at("embedding a.txt", 20, 100);
            nanos.set(300_000_000_000L);
            line.at("embedding a.txt", 50, 100);
            line.at("embedding a.txt", 100, 100);
            line.at("embedding b.txt", 25, 100);
        }
        assertThat(said()).isEqualTo("""
                        embedding a.txt: 0%
                        embedding a.txt: 25%, about 6 s left
                        embedding a.txt: 50%, about 5 min left
                        embedding a.txt: 100%
                        embedding b.txt: 25%
                        """);
    }
}
