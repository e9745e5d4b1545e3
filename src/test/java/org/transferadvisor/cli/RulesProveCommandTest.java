package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Rulebooks;

/** The command {@code rules prove}: exit code, JSON, progress, and a counterexample that is a facts file. */
class RulesProveCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Main.run(
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        Map.of()),
                arguments);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anOverlapIsShownAndKeptAsFactsThatAdviseReads() throws Exception {
        Path rules = Rulebooks.ofStrategyAlone()
                .replace("decision-tree.drl", "compute < 1000 )", "compute <= 1000 )")
                .write(folder.resolve("rules"));
        Path facts = folder.resolve("undecided.json");
        assertThat(run(
                        "rules",
                        "prove",
                        rules + "",
                        "--format",
                        "json",
                        "--random",
                        "20",
                        "--progress",
                        "--output",
                        facts + ""))
                .as(err())
                .isEqualTo(ExitCode.FOUND);
        assertThat(err())
                .contains("compiling the rules\n", "Leaf: 0%", "ChosenStrategy: 100%", "random projects: 100%")
                .doesNotContain("\r");
        JsonNode json = JsonMapper.builder().build().readTree(out.toByteArray());
        assertThat(json.path("holds").asBoolean()).isFalse();
        assertThat(json.path("randomProjects").asInt()).isEqualTo(20);
        assertThat(json.path("covered")).hasSize(3);
        JsonNode found = json.at("/counterexamples/0");
        assertThat(found.path("decision").asText()).isEqualTo("Leaf");
        assertThat(found.path("kind").asText()).isEqualTo("OVERLAP");
        assertThat(found.at("/facts/budget/compute").asInt()).isEqualTo(1000);
        assertThat(found.at("/rules").findValuesAsText("id"))
                .containsExactlyInAnyOrder("tier-compute-limited", "tier-compute-moderate");
        assertThat(JsonMapper.builder().build().readTree(Files.readString(facts)))
                .isEqualTo(found.path("facts"));

        assertThat(run("advise", "--rules", rules + "", facts + "")).isEqualTo(ExitCode.REFUSED);
        assertThat(err())
                .contains("more than one Leaf")
                .doesNotContain("unknown")
                .doesNotContain("allowed:");
    }

    @Test
    void whatAnOrganisationBreaksIsFoundInItsOwnFile() throws Exception {
        Rulebooks.ofStrategyAlone().write(Files.createDirectories(folder.resolve("base")));
        Path house = Rulebooks.organisation()
                .replace("rulebook.yaml", "built-in", "../base")
                .with("own.drl", """
                        package org.transferadvisor.rules
                        import org.transferadvisor.facts.*
                        import org.transferadvisor.conclusions.*
                        rule "Our limited compute budget"
                            @id(tier-compute-limited) @source("house") @because("A compute budget of {budget:usd} is limited.")
                        when
                            Budget( $budget : compute, compute <= 1000 )
                        then
                            insertLogical( new Tier( "computeBudget", "LIMITED" ) );
                        end
                        """)
                .write(Files.createDirectories(folder.resolve("house")));
        assertThat(run("rules", "prove", house + "", "--format", "json", "--random", "0"))
                .as(err())
                .isEqualTo(ExitCode.FOUND);
        JsonNode found =
                JsonMapper.builder().build().readTree(out.toByteArray()).path("counterexamples");
        assertThat(found).singleElement().satisfies(each -> {
            assertThat(each.path("kind").asText()).isEqualTo("OVERLAP");
            assertThat(each.at("/facts/budget/compute").asInt()).isEqualTo(1000);
            assertThat(each.path("rules").findValuesAsText("id"))
                    .containsExactlyInAnyOrder("tier-compute-limited", "tier-compute-moderate");
            assertThat(each.path("rules").findValuesAsText("file"))
                    .containsExactlyInAnyOrder("own.drl", "../base:decision-tree.drl");
        });
    }

    @Test
    void wrongUsageIsRefused() {
        assertThat(run("rules", "prove", "rules", "--random", "-1")).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("--random");
        assertThat(run("rules", "prove", folder + "")).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("holds no rulebook.yaml");
    }
}
