package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.RulebookCheck;
import org.transferadvisor.rulebook.engine.CompiledCache;

/** Rulebooks that extend another (section 21). */
class OrganisationTest {

    private static final String RULES = """
            package org.transferadvisor.rules
            import org.transferadvisor.facts.*
            import org.transferadvisor.conclusions.*
            """;

    private static final String MEDIUM_BUDGET = """
            rule "Our limited compute budget"
                @id(tier-compute-limited) @source("9.1") @because("A compute budget of {budget:usd} is limited.")
            when
                Budget( $budget : compute, compute < %d )
            then
                insertLogical( new Tier( "computeBudget", "LIMITED" ) );
            end
            """;

    private static final String MODERATE = """
            rule "Our moderate compute budget"
                @id(tier-compute-moderate) @source("9.1") @because("A compute budget of {budget:usd} is moderate.")
            when
                Budget( $budget : compute, compute >= %d, compute <= 10000 )
            then
                insertLogical( new Tier( "computeBudget", "MODERATE" ) );
            end
            """;

    /** All of 30 lines: a threshold, a figure, a default, a rule taken away. */
    private static Rulebooks house() {
        return Rulebooks.organisation()
                .replace(
                        "rulebook.yaml",
                        "extends: built-in",
                        "extends: built-in\ndisabled: [finding-enterprise-figures]")
                .with("own.drl", RULES + MEDIUM_BUDGET.formatted(2000) + MODERATE.formatted(2000))
                .with(
                        "reference/gpus.yaml",
                        "rows:\n  - {id: A100-80GB, patch: true, pricePerHour: {value: 4, source: house, basis: MEASURED}}\n")
                .with(
                        "reference/defaults.yaml",
                        "rows:\n  - {fact: /economics/engineerHourlyRate, value: 90, source: house, basis: ASSUMPTION}\n");
    }

    private static Rulebooks fork() {
        Rulebooks shipped = Rulebooks.shipped();
        String viability = shipped.text("viability.drl");
        int from = viability.indexOf("rule \"Enterprise defaults make up most of the costs\"");
        String rule = viability.substring(from, viability.indexOf("\nend\n", from) + 5);
        return shipped.replace("viability.drl", rule, "")
                .replace("decision-tree.drl", "compute < 1000 )", "compute < 2000 )")
                .replace("decision-tree.drl", "compute >= 1000, ", "compute >= 2000, ")
                .replace(
                        "reference/defaults.yaml",
                        "{fact: /economics/engineerHourlyRate, value: {low: 150, high: 300}, source: \"5.1\", basis: PUBLISHED}",
                        "{fact: /economics/engineerHourlyRate, value: 90}")
                .replace("reference/gpus.yaml", "value: 5.00\n", "value: 4\n");
    }

    @Test
    void thirtyLinesDoWhatAForkOf3000Did() throws IOException {
        Rulebooks house = house();
        assertThat(house.paths().stream()
                        .mapToLong(path -> house.text(path).lines().count())
                        .sum())
                .isLessThanOrEqualTo(30);
        try (Advisor ours = Advisor.of(house.compile());
                Advisor theirs = Advisor.of(fork().compile())) {
            for (Path sample : Case.samples()) {
                Conclusions by = ours.conclude(Document.read(sample), Basis.PUBLISHED);
                assertThat(by).as(sample.toString()).isEqualTo(theirs.conclude(Document.read(sample), Basis.PUBLISHED));
            }
            Case middle = Case.project().with("/budget/compute", 1500).candidate("Mistral-7B", 0.8);
            assertThat(ours.advise(middle.document()).recommendation().leaf()).isEqualTo("LORA_OR_QLORA");
            assertThat(middle.advise().recommendation().leaf()).isEqualTo("PEFT_METHOD_SELECTION");
        }
    }

    @Test
    void anAdviceNamesBothRulebooksAndTheFileOfEachRule() {
        Advice advice = house().advise(Case.project().with("/budget/compute", 1500));
        assertThat(advice.rulebook().named()).isEqualTo("house 1.0.0 over transfer-learning-economics 1.0.0");
        assertThat(advice.rulebook().bases()).singleElement().satisfies(base -> assertThat(base.digest())
                .isEqualTo(Case.advisor().rulebook().digest()));
        assertThat(advice.rulebook().digest()).isEqualTo(house().files().digest());
        assertThat(advice.trace())
                .filteredOn(each -> each.rule().equals("tier-compute-limited"))
                .extracting(Advice.Firing::file, Advice.Firing::line)
                .containsExactly(tuple("own.drl", 4));
        assertThat(advice.trace())
                .filteredOn(each -> each.rule().equals("question-compute-budget"))
                .extracting(Advice.Firing::file)
                .containsExactly("built-in:decision-tree.drl");
        assertThat(Case.advisor().identity().bases()).isNull();
    }

    @Test
    void mistakesAreToldInTheFileOfTheirLayer() {
        assertThat(house().with("reference/gpus.yaml", "rows:\n  - {id: A100-80BG, patch: true, pricePerHour: 4}\n")
                        .problems())
                .first()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("reference/gpus.yaml");
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.message()).isEqualTo("there is no row `A100-80BG` to patch");
                    assertThat(problem.hint()).startsWith("did you mean `A1");
                });
        assertThat(house().replace("rulebook.yaml", "finding-enterprise-figures", "finding-enterprise-figure")
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).isEqualTo("`finding-enterprise-figure` is no rule of the base");
                    assertThat(problem.hint()).isEqualTo("did you mean `finding-enterprise-figures`?");
                });
        assertThat(house().append(
                                "rulebook.yaml",
                                "article: {title: x, author: y, year: 1, doi: z, licence: l, sections: []}\n")
                        .problems())
                .extracting(Problem::message)
                .containsExactly("the article is that of the base");
        assertThat(house().with("reference/proximity-weights.yaml", """
                                source: house
                                basis: ASSUMPTION
                                rows:
                                  - {id: IMAGE, semantic: 0.2, distribution: 0.5, task: 0.3}
                                  - {id: TEXT, semantic: 0.2, distribution: 0.5, task: 0.4}
                                """).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("reference/proximity-weights.yaml");
                    assertThat(problem.line()).isEqualTo(5);
                    assertThat(problem.message()).isEqualTo("the weights sum to `1.1`");
                });
        // a row of the base that a house's cell contradicts, and a rule of the base that lacks a row
        assertThat(house().append("own.drl", MODERATE.formatted(2000)).problems())
                .extracting(Problem::file)
                .contains("own.drl");
    }

    private static Path write(Path folder, Rulebooks rulebook) throws IOException {
        return rulebook.write(Files.createDirectories(folder));
    }

    @Test
    void safetyHoldsForEveryLayer(@TempDir Path folder) throws IOException {
        String hostile = RULES + """
                rule "Hostile"
                    @id(hostile) @source("house") @because("x")
                when
                    Project()
                then
                    System.exit( 1 );
                end
                """;
        Path house = write(folder.resolve("house"), house().with("evil.drl", hostile));
        assertThat(RulebookCheck.of(RulebookFiles.in(house)).diagnostics())
                .anySatisfy(each -> assertThat(each.problem().file()).isEqualTo("evil.drl"));
        Path department = write(
                folder.resolve("department"),
                Rulebooks.organisation().replace("rulebook.yaml", "extends: built-in", "extends: ../house"));
        assertThatThrownBy(() -> Rulebook.of(RulebookFiles.in(department)).close())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problems()).isNotEmpty().allSatisfy(each -> {
                            assertThat(each.file()).isEqualTo("../house:evil.drl");
                            assertThat(each.line()).isPositive();
                        }));
        // nor does a department get rid of the check by taking the rule away: its file is read all the same
        Path unsafe = write(
                folder.resolve("import"),
                Rulebooks.organisation().with("evil.drl", RULES + "import java.io.File\nfunction void f() {}\n"));
        assertThatThrownBy(() -> Rulebook.of(RulebookFiles.in(unsafe)))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::file)
                        .containsOnly("evil.drl"));
    }

    @Test
    void aDepartmentExtendsItsOrganisation(@TempDir Path folder) throws IOException {
        write(folder.resolve("house"), house());
        Path department = write(
                folder.resolve("department"),
                Rulebooks.organisation()
                        .replace("rulebook.yaml", "name: house", "name: lab")
                        .replace("rulebook.yaml", "extends: built-in", "extends: ../house")
                        .with("lab.drl", RULES + MEDIUM_BUDGET.formatted(3000) + MODERATE.formatted(3000)));
        try (Advisor advisor = Advisor.of(Rulebook.of(RulebookFiles.in(department)))) {
            Advice advice =
                    advisor.advise(Case.project().with("/budget/compute", 2500).document());
            assertThat(advice.rulebook().named())
                    .isEqualTo("lab 1.0.0 over house 1.0.0 over transfer-learning-economics 1.0.0");
            assertThat(advice.recommendation().leaf()).isEqualTo("LORA_OR_QLORA");
            assertThat(advice.trace())
                    .extracting(Advice.Firing::file)
                    .contains("lab.drl", "built-in:decision-tree.drl");
            assertThat(advice.assumptions())
                    .filteredOn(each -> each.fact().equals("/economics/engineerHourlyRate"))
                    .extracting(Advice.Assumption::source)
                    .containsExactly("house");
            assertThat(advisor.rulebook().rules())
                    .hasSize(Case.advisor().rulebook().rules().size() - 1);
            // what a log keeps is enough to decide again, without the folders
            RulebookFiles kept = RulebookFiles.of(advisor.rulebook().files().all());
            assertThat(kept.digest()).isEqualTo(advisor.rulebook().digest());
            assertThat(kept.paths()).contains("../house:own.drl", "built-in:viability.drl");
        }
    }

    @Test
    void circlesAndMissingBasesAreTold(@TempDir Path folder) throws IOException {
        Rulebooks empty = Rulebooks.organisation();
        Path one = write(folder.resolve("one"), empty.replace("rulebook.yaml", "built-in", "../two"));
        write(folder.resolve("two"), empty.replace("rulebook.yaml", "built-in", "../one"));
        assertThatThrownBy(() -> RulebookFiles.in(one)).hasMessageContaining("circle");
        Path alone = write(folder.resolve("alone"), empty.replace("rulebook.yaml", "built-in", "../nowhere"));
        assertThatThrownBy(() -> RulebookFiles.in(alone))
                .hasMessageContaining("rulebook.yaml:3:10")
                .hasMessageContaining("`../nowhere`")
                .hasMessageContaining("is not there")
                .hasMessageContaining("allowed: built-in, or the folder of a rulebook");
        Path itself = write(folder.resolve("itself"), empty.replace("rulebook.yaml", "built-in", "."));
        assertThatThrownBy(() -> RulebookFiles.in(itself)).hasMessageContaining("circle");
    }

    @Test
    void theDigestHoldsAllLayersAndLeavesApprovalsOut() {
        RulebookFiles plain = house().files();
        String approval = "approvals:\n  - {by: A, at: \"2026-01-01T00:00:00Z\", version: 1.0.0, digest: x}\n";
        assertThat(house().append("rulebook.yaml", approval).files().digest()).isEqualTo(plain.digest());
        assertThat(house().with("rulebook.yaml", approval + house().text("rulebook.yaml"))
                        .files()
                        .digest())
                .isEqualTo(plain.digest());
        assertThat(house().append("rulebook.yaml", approval + "owner: B\n")
                        .files()
                        .digest())
                .isNotEqualTo(plain.digest());
        // where approvals cannot be told from the rest, all of it counts
        String flow = "{name: house, version: 1.0.0, extends: built-in,\n%s\n sources: []}\n";
        assertThat(Rulebooks.empty()
                        .with("rulebook.yaml", flow.formatted("approvals: [],\n disabled: [a],"))
                        .files()
                        .digest())
                .isNotEqualTo(Rulebooks.empty()
                        .with("rulebook.yaml", flow.formatted("approvals: [],\n disabled: [b],"))
                        .files()
                        .digest());
        Rulebooks other = Rulebooks.shipped().append("costs.drl", "// another base\n");
        assertThat(plain.over("built-in", other.files()).digest()).isNotEqualTo(plain.digest());
        assertThat(plain.over("built-in", Rulebooks.shipped().files()).digest()).isEqualTo(plain.digest());
    }

    @Test
    void whatWasCompiledIsKeptWithoutTheRulesOfTheBase(@TempDir Path folder) {
        CompiledCache cache = CompiledCache.in(folder.resolve("cache"));
        RulebookFiles files = house().files();
        Case facts = Case.project().with("/budget/compute", 1500).candidate("Mistral-7B", 0.8);
        try (Advisor first = Advisor.of(Rulebook.of(files, cache));
                Advisor second = Advisor.of(Rulebook.of(files, cache))) {
            assertThat(cache.find(files.digest()).index().rules()).hasSizeGreaterThan(200);
            assertThat(cache.find(files.digest()).classes().size()).isLessThan(60);
            assertThat(second.rulebook().rules().keySet())
                    .isEqualTo(first.rulebook().rules().keySet());
            assertThat(second.conclude(facts.document(), Basis.PUBLISHED))
                    .isEqualTo(first.conclude(facts.document(), Basis.PUBLISHED));
            assertThat(second.rulebook().sources()).containsKeys("house", "9.1", "rulebook");
            assertThat(second.rulebook().ruleText("own.drl", 4)).startsWith("rule \"Our limited compute budget\"");
            assertThat(second.identity()).isEqualTo(first.identity());
        }
    }

    @Test
    void beforeItsDayARulebookDoesNotAdvise() {
        Rulebook rulebook =
                house().append("rulebook.yaml", "effectiveFrom: 2026-07-01\n").compile();
        Case facts = Case.project();
        try (Advisor early = at("2026-06-30T23:59:59Z", rulebook)) {
            assertThatThrownBy(() -> early.advise(facts.document()))
                    .hasMessageContaining("the rulebook house 1.0.0 is in force from `2026-07-01`");
            assertThat(early.conclude(facts.document(), Basis.PUBLISHED)).isNotNull();
            Advice onTheDay = at("2026-07-01T00:00:00Z", rulebook).advise(facts.document());
            assertThat(onTheDay.decidedAt()).isEqualTo("2026-07-01T00:00:00Z");
        }
        assertThat(house().append("rulebook.yaml", "effectiveFrom: July\n").problems())
                .extracting(Problem::message)
                .containsExactly("`July` is no day");
    }

    private static Advisor at(String time, Rulebook rulebook) {
        return new Advisor(rulebook, Clock.fixed(Instant.parse(time), ZoneOffset.UTC), () -> "id");
    }

    @Test
    void anAdviceSaysByWhomItsRulebookWasApproved() {
        String digest = house().files().digest();
        String approval = "approvals:\n  - {by: %s, at: \"2026-01-01T00:00:00Z\", version: 1.0.0, digest: %s}\n";
        Case facts = Case.project();
        try (Advisor approved = Advisor.of(house().append("rulebook.yaml", approval.formatted("A. Auditor", digest))
                        .compile());
                Advisor other = Advisor.of(house().append("rulebook.yaml", approval.formatted("B", "another"))
                        .compile())) {
            assertThat(approved.advise(facts.document()).rulebook().approvedBy())
                    .containsExactly("A. Auditor");
            assertThat(other.advise(facts.document()).rulebook().approvedBy()).isNull();
        }
    }

    @Test
    void declaredFactsAreHeldToWhatTheyAre() {
        Rulebooks declared = Rulebooks.organisation().with("own.drl", RULES + """
                        declare Residency
                            country : String @oneOf("DE", "FR") @about("where the data must stay")
                            years : int @min(1) @max(30) @unit("years")
                            note : String @optional
                        end
                        """);
        Case facts = Case.project();
        assertThat(declared.problems()).isEmpty();
        assertThatThrownBy(() -> declared.advise(
                        facts.with("/facts", List.of(Map.of("type", "Residency", "country", "DEU", "years", 31)))))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::pointer, Problem::allowed)
                        .containsExactlyInAnyOrder(
                                tuple("/facts/0/country", "one of DE, FR"),
                                tuple("/facts/0/years", "a whole number from 1 to 30")));
        assertThat(declared.advise(
                        facts.with("/facts", List.of(Map.of("type", "Residency", "country", "DE", "years", 30)))))
                .isNotNull();
        for (String wrong : List.of(
                "years : int @oneOf(\"a\")",
                "country : String @min(1)",
                "years : int @min(3) @max(2)",
                "years : int @min(\"x\")",
                "years : int @min(1) @min(2)",
                "years : int @oneOf",
                "years : int @salience(1)")) {
            assertThat(Rulebooks.organisation()
                            .with("own.drl", RULES + "declare X\n    " + wrong + "\nend\n")
                            .problems())
                    .as(wrong)
                    .hasSize(1)
                    .first()
                    .satisfies(each -> assertThat(each.file()).isEqualTo("own.drl"));
        }
    }

    @Test
    void theSchemaAllowsOfDeclaredFactsWhatTheCheckTakes() {
        Rulebooks declared = Rulebooks.organisation().with("own.drl", RULES + """
                        declare Residency
                            country : String @oneOf("DE", "FR") @about("where the data must stay")
                            years : int @min(1) @max(30) @unit("years")
                            share : double @min(0.5) @optional
                            region : String @oneOf("NORTH", "SOUTH") @optional
                        end
                        """);
        Map<String, Object> whole = Map.of("type", "Residency", "country", "DE", "years", 30);
        List<Map<String, Object>> taken =
                List.of(whole, with(whole, "years", 1), with(whole, "share", 0.5), with(whole, "region", "NORTH"));
        List<Map<String, Object>> refused = List.of(
                Map.of("type", "Residency", "country", "DE"),
                with(whole, "country", "DEU"),
                with(whole, "years", 0),
                with(whole, "years", 31),
                with(whole, "years", 1.5),
                with(whole, "years", "30"),
                with(whole, "share", 0.4),
                with(whole, "region", "EAST"),
                with(whole, "note", "x"),
                with(whole, "type", "Residence"));
        try (Advisor advisor = Advisor.of(declared.compile())) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new JsonReport().pretty(advisor.schema()), InputFormat.JSON);
            for (Map<String, Object> each : taken) {
                Case facts = Case.project().with("/facts", List.of(each));
                assertThat(schema.validate(facts.json(), InputFormat.JSON))
                        .as(facts.json())
                        .isEmpty();
                assertThat(advisor.advise(facts.document())).isNotNull();
            }
            for (Map<String, Object> each : refused) {
                Case facts = Case.project().with("/facts", List.of(each));
                assertThat(schema.validate(facts.json(), InputFormat.JSON))
                        .as(facts.json())
                        .isNotEmpty();
                assertThatThrownBy(() -> advisor.advise(facts.document()))
                        .as(facts.json())
                        .isInstanceOf(RefusedException.class);
            }
            assertThat(new JsonReport().pretty(advisor.schema()))
                    .contains("\"description\": \"where the data must stay\"")
                    .contains("years");
        }
    }

    private static Map<String, Object> with(Map<String, Object> fact, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fact);
        changed.put(field, value);
        return changed;
    }
}
