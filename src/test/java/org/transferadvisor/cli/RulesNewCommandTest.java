package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Rulebooks;

/** {@code rules new}, {@code rules approve} and {@code rules diff} of one rulebook. */
class RulesNewCommandTest {

    private static final String SAMPLE = "facts-samples/bank-fraud-detection.json";

    @TempDir
    private Path folder;

    private String start(String name) {
        String house = folder.resolve(name).toString();
        CommandRun run = CommandRun.of("rules", "new", house);
        assertThat(run.code()).as(run.err()).isZero();
        return house;
    }

    @Test
    void aNewRulebookChecksTestsAndAdvises() {
        String house = start("house");
        assertThat(CommandRun.of("rules", "check", "--strict", house).out()).startsWith("Nothing is wrong");
        assertThat(CommandRun.of("rules", "test", house).out()).contains("1 scenario: 1 passed");
        CommandRun advised = CommandRun.of("advise", "--rules", house, "--format", "text", SAMPLE);
        assertThat(advised.code()).as(advised.err()).isZero();
        assertThat(advised.out()).contains("Rulebook house 0.1.0 over transfer-learning-economics 1.0.0");
        CommandRun again = CommandRun.of("rules", "new", house);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("holds files already");
    }

    @Test
    void aMissingBaseIsToldAtItsPlace() {
        CommandRun run = CommandRun.of("rules", "new", folder.resolve("a").toString(), "--extends", "../nowhere");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("rulebook.yaml:7:10").contains("`../nowhere`");
    }

    @Test
    void whatIsApprovedAdvisesAndWhatChangedSinceDoesNot() throws IOException {
        String house = start("house");
        Path manifest = Path.of(house, "rulebook.yaml");
        String before = Files.readString(manifest);
        CommandRun refused = CommandRun.of("advise", "--rules", house, "--require-approval", SAMPLE);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("nobody approved the rulebook house 0.1.0 as it is")
                .contains("`advisor rules approve DIR --by NAME` adds one");
        assertThat(CommandRun.of("rules", "approve", house, "--by", "A. Auditor")
                        .code())
                .isZero();
        assertThat(CommandRun.of("rules", "approve", house, "--by", "B. Board").code())
                .isZero();
        assertThat(Files.readString(manifest))
                .startsWith(before)
                .contains("A. Auditor")
                .contains("B. Board");
        CommandRun advised =
                CommandRun.of("advise", "--rules", house, "--require-approval", "--format", "json", SAMPLE);
        assertThat(advised.code()).as(advised.err()).isZero();
        assertThat(advised.out()).contains("\"approvedBy\": [\"A. Auditor\", \"B. Board\"]");
        Files.writeString(Path.of(house, "reference", "defaults.yaml"), "rows: [] # changed\n");
        CommandRun batch = CommandRun.with("{}\n", "batch", "--rules", house, "--require-approval", "-");
        assertThat(batch.code()).isEqualTo(2);
        assertThat(batch.err()).contains("nobody approved");
        assertThat(CommandRun.of("rules", "check", house).out())
                .contains("the content is not that which was approved as house 0.1.0");
        assertThat(CommandRun.of("advise", "--require-approval", SAMPLE).code()).isEqualTo(2);
    }

    @Test
    void ownChangesAreShownSettledAndHeldAgainstALaterBase() throws IOException {
        Path base = Rulebooks.shipped().write(Files.createDirectories(folder.resolve("base")));
        Path house = Files.createDirectories(folder.resolve("house"));
        Rulebooks.organisation()
                .replace("rulebook.yaml", "built-in", "../base")
                .with(
                        "reference/figures.yaml",
                        "rows:\n  - {id: memory-headroom, patch: true, value: {value: 1.3, source: house, basis: MEASURED}}\n")
                .write(house);
        assertThat(CommandRun.of("rules", "check", house.toString()).out())
                .contains("what the base says of 1 changes is not kept: figures/memory-headroom [unsettled]");
        assertThat(CommandRun.of("rules", "diff", house.toString(), "--settle").code())
                .isZero();
        assertThat(CommandRun.of("rules", "check", "--strict", house.toString()).code())
                .isZero();
        Path figures = base.resolve("reference/figures.yaml");
        Files.writeString(
                figures,
                Files.readString(figures)
                        .replace("{id: memory-headroom, value: 1.2,", "{id: memory-headroom, value: 1.25,"));
        CommandRun refused = CommandRun.of("advise", "--rules", house.toString(), SAMPLE);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("reference/figures.yaml:2:1: the base has changed the row `figures/memory-headroom`");
        CommandRun shown = CommandRun.of("rules", "diff", house.toString(), "--most", "0");
        assertThat(shown.code()).as(shown.err()).isEqualTo(3);
        assertThat(shown.out())
                .contains("To be settled before anything is advised")
                .containsSubsequence(
                        "then, when ours was written:", "1.2", "theirs, as the base is now:", "1.25", "ours:", "1.3");
        CommandRun marked = CommandRun.of("rules", "diff", house.toString(), "--mark");
        assertThat(marked.code()).isEqualTo(3);
        assertThat(Files.readString(house.resolve("reference/figures.yaml"))).contains("#~ theirs:");
        assertThat(CommandRun.of("rules", "diff", house.toString(), "--settle").code())
                .isZero();
        assertThat(Files.readString(house.resolve("reference/figures.yaml"))).doesNotContain("#~");
        assertThat(CommandRun.of("rules", "check", "--strict", house.toString()).code())
                .isZero();
        CommandRun twice = CommandRun.of("rules", "diff", house.toString(), base.toString(), "--settle");
        assertThat(twice.code()).isEqualTo(2);
        CommandRun alone = CommandRun.of("rules", "diff", base.toString());
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).contains("extends no other");
    }

    @Test
    void anotherBaseIsHeldAgainstOwnDecisions() throws IOException {
        Path later = Rulebooks.shipped()
                .replace("decision-tree.drl", "compute < 1000 )", "compute < 60000 )")
                .replace("decision-tree.drl", "compute >= 1000, ", "compute >= 60000, ")
                .write(Files.createDirectories(folder.resolve("later")));
        Path house = Rulebooks.organisation().write(Files.createDirectories(folder.resolve("house")));
        String log = folder.resolve("log.db").toString();
        assertThat(CommandRun.of(
                                "advise", "--rules", house.toString(), "--log", log, "facts-samples/api-prototype.json")
                        .code())
                .isZero();
        CommandRun diff = CommandRun.of(
                "rules", "diff", house.toString(), "--base", later.toString(), "--most", "0", "--log", log);
        assertThat(diff.code()).as(diff.err()).isZero();
        assertThat(diff.out())
                .contains("changed tier-compute-limited")
                .contains("Recommendations of the projects given")
                .contains("of 1 projects are recommended something else");
        Path projects = Files.createDirectories(folder.resolve("projects"));
        Files.copy(Path.of("facts-samples/api-prototype.json"), projects.resolve("api.json"));
        Files.copy(Path.of("facts-samples/bank-fraud-detection.json"), projects.resolve("bank.json"));
        CommandRun facts = CommandRun.of(
                "rules",
                "diff",
                house.toString(),
                "--base",
                later.toString(),
                "--most",
                "0",
                "--facts",
                projects.toString());
        assertThat(facts.code()).as(facts.err()).isZero();
        assertThat(facts.out()).contains("of 2 projects are recommended something else");
    }

    @Test
    void aPriceListBecomesRowsOfTheHouse() throws IOException {
        String house = start("house");
        Path list = Files.writeString(folder.resolve("list.csv"), "gpu,price\nA100-80GB,2.10\n");
        CommandRun added = CommandRun.of(
                "gpus", "add", list.toString(), "--rules", house, "--source", "House list", "--date", "2026-05-01");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(Files.readString(Path.of(house, "reference", "gpus.yaml")))
                .contains("- {id: A100-80GB, patch: true, measuredPricePerHour: {value: 2.1, source: house-list");
        assertThat(CommandRun.of("rules", "check", house).code()).isZero();
    }

    @Test
    void initAsksForFactsThatTheRulebookDeclares() throws IOException {
        Path house =
                Rulebooks.organisation().with("own.drl", """
                        package org.transferadvisor.rules
                        declare Risk
                            appetite : String @oneOf("CAREFUL", "BOLD") @about("how much risk the project may take")
                            share : double @min(0) @max(1) @optional
                        end
                        """).write(Files.createDirectories(folder.resolve("house")));
        Path facts = folder.resolve("facts.yaml");
        CommandRun run = CommandRun.with(
                "P\nOTHER\n\n500\n100\n\n\n\nMistral-7B\nBOL\nBOLD\n2\n0.5\n",
                "init",
                facts.toString(),
                "--rules",
                house.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("Risk: appetite, how much risk the project may take?")
                .contains("`BOL` cannot be taken. Allowed: one of CAREFUL, BOLD (did you mean `BOLD`?)")
                .contains("`2` cannot be taken. Allowed: a number from 0 to 1");
        assertThat(Files.readString(facts)).contains("facts: [{type: Risk, appetite: BOLD, share: 0.5}]");
    }
}
