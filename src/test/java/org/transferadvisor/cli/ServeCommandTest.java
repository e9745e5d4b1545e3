package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code serve} refuses before it listens. */
class ServeCommandTest {

    @Test
    void anAddressThatOthersReachIsRefusedWithoutAToken() {
        CommandRun run = CommandRun.of("serve", "--bind", "0.0.0.0");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("`0.0.0.0` can be reached from other machines")
                .contains("--token");
    }

    @Test
    void aRulebookThatNobodyApprovedIsRefusedWhereThatIsAskedFor() {
        CommandRun run = CommandRun.of("serve", "--require-approval");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("nobody approved the rulebook")
                .contains("`advisor rules approve DIR --by NAME`");
    }

    @Test
    void aRulebookThatIsNotThereIsSaid() {
        CommandRun run = CommandRun.of("serve", "--rules", "nowhere");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("`nowhere` is not there");
    }
}
