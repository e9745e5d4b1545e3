package org.transferadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/** A rulebook in a folder: edited without a build, refused with a message that an expert understands. */
class RulebookTest {

    private static final String TREE = "decision-tree.drl";

    private static final String RULE = """

            rule "%s"
                @id(%s)
                @source("%s")
                @because("%s")
            when
                %s
            then
                %s
            end
            """;

    @Test
    void theBuiltInRulebookIsTheOneInTheFolder() {
        try (Rulebook builtIn = Rulebook.builtIn();
                Rulebook folder = Rulebook.in(Path.of("rules"))) {
            assertThat(builtIn.digest()).isEqualTo(folder.digest()).hasSize(64);
            assertThat(builtIn.name()).isEqualTo("transfer-learning-economics");
            assertThat(builtIn.rules().keySet()).isEqualTo(folder.rules().keySet());
        }
    }

    @Test
    void anEditedThresholdDecides() {
        Case facts = Case.project().with("/data/labeledSamples", 1500);
        assertThat(facts.advise().recommendation().leaf()).isEqualTo("PEFT_METHOD_SELECTION");
        Advice edited = Rulebooks.ofStrategyAlone()
                .replace(TREE, "labeledSamples < 1000 )", "labeledSamples < 2000 )")
                .replace(TREE, "labeledSamples >= 1000,", "labeledSamples >= 2000,")
                .advise(facts);
        assertThat(edited.recommendation().leaf()).isEqualTo("FEATURE_EXTRACTION_OR_PROMPT_TUNING");
        assertThat(edited.rulebook().digest())
                .isNotEqualTo(facts.advise().rulebook().digest());
    }

    @Test
    void theDigestCoversWhatCanChangeAnOutcomeAndNothingElse(@TempDir Path folder) throws Exception {
        Rulebooks.shipped().write(folder);
        String digest = RulebookFiles.in(folder).digest();
        Files.writeString(folder.resolve("README.md"), "a guide");
        Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("scenarios/one.yaml"), "given: {}");
        assertThat(RulebookFiles.in(folder).digest()).isEqualTo(digest);
        Path gpus = folder.resolve("reference/gpus.yaml");
        String text = Files.readString(gpus);
        Files.writeString(gpus, text.replace("\n", "\r\n"));
        assertThat(RulebookFiles.in(folder).digest()).as("line ends").isEqualTo(digest);
        Files.writeString(gpus, text.replace("5.00", "5.01"));
        assertThat(RulebookFiles.in(folder).digest()).isNotEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labeledSamples < 1000 ) | labeldSamples < 1000 ) | `Data` has no field `labeldSamples` | did you mean `labeledSamples`?",
                "labeledSamples < 1000 ) | labeledSamples < \"1000\" ) | is a number, but is compared with text | ''",
                "Leaf( \"DOMAIN_PRETRAINING\" ) | Leaf( \"DOMAIN_PRETRAINING\", 1 ) | `Leaf` takes 1 value, not 2 | ''",
                "new Leaf( \"DOMAIN_PRETRAINING\" ) | new Leaf( \"DOMAIN_PRETRAINING\" | a `)` is missing after this | ''",
                "new Leaf( \"DOMAIN_PRETRAINING\" ) | new Leef( \"DOMAIN_PRETRAINING\" ) | `Leef` is no kind of fact | did you mean `Leaf`?",
                "@id(tier-samples-small) | @id() | @id is missing | ''",
                "@id(tier-samples-small) | @id(tier-samples-medium) | two rules have the id `tier-samples-medium` | the other is at",
                "rule \"Small data\" | rule \"Large data\" | two rules have the name `Large data` | the other is at",
                "are few.\") | are {few}.\") | has a place `{few}` | ''",
                "{samples} labelled samples are few | {samples:euro} are few | asks for the format `euro` | ''",
                "Budget( $budget : compute, compute < 1000 ) | Bugdet( $budget : compute ) | `Bugdet` is no kind of fact | did you mean `Budget`?",
                "when\\n    Data( $samples : labeledSamples, labeledSamples < 1000 ) | when\\n    Data( $samples : labeledSamples, labeledSamples < 1000 | this bracket is not closed | ''",
            })
    void aMistakeInARuleIsNamedAtItsPlace(String from, String to, String message, String hint) {
        List<Problem> problems = Rulebooks.shipped()
                .replace(TREE, from.replace("\\n", "\n"), to.replace("\\n", "\n"))
                .problems();
        assertThat(problems).isNotEmpty().anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(TREE);
            assertThat(problem.line()).isPositive();
            assertThat(problem.message()).contains(message);
            assertThat(String.valueOf(problem.hint())).contains(hint.isEmpty() ? "" : hint);
        });
        assertThat(problems).noneMatch(each -> each.text().contains("Exception"));
    }

    @Test
    void aSourceThatTheManifestDoesNotListIsRefused() {
        assertThat(Rulebooks.shipped()
                        .replace(TREE, "@source(\"8.3\")", "@source(\"8.9\")")
                        .problems())
                .anyMatch(each -> each.message().contains("`8.9` is no section or source")
                        && each.file().equals(TREE));
    }

    @Test
    void mistakesInSeveralFilesAreReportedTogether() {
        List<Problem> problems = Rulebooks.shipped()
                .replace(TREE, "compute < 1000 )", "compte < 1000 )")
                .replace("access.drl", "access == \"API\"", "acces == \"API\"")
                .replace("reference/gpus.yaml", "memoryGb: 141", "memoryGb: -141")
                .problems();
        assertThat(problems.stream().map(Problem::file)).contains("access.drl", TREE, "reference/gpus.yaml");
    }

    @Test
    void aFolderThatIsNoRulebookIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> Advisor.of(folder.resolve("none"))).hasMessageContaining("is not there");
        assertThatThrownBy(() -> Advisor.of(folder)).hasMessageContaining("the folder holds no rulebook.yaml");
        assertThat(Rulebooks.shipped().with("rulebook.yaml", "name: x\n").problems())
                .anyMatch(each -> each.message().equals("the field `article` is missing"));
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path folder, @TempDir Path elsewhere) throws Exception {
        Rulebooks.shipped().write(folder);
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "a secret");
        Files.createSymbolicLink(folder.resolve("secret.drl"), secret);
        assertThatThrownBy(() -> RulebookFiles.in(folder))
                .hasMessageContaining("secret.drl: the file is a link to a place outside of the folder")
                .hasMessageNotContaining("a secret");
        Files.delete(folder.resolve("secret.drl"));
        Files.createSymbolicLink(folder.resolve("reference/secret.yaml"), secret);
        assertThatThrownBy(() -> RulebookFiles.in(folder))
                .hasMessageContaining("reference/secret.yaml: the file is a link");
        Files.delete(folder.resolve("reference/secret.yaml"));
        Files.createSymbolicLink(folder.resolve("again.drl"), folder.resolve("access.drl"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("rules"), folder);
        assertThat(RulebookFiles.in(link).paths()).contains("again.drl");
        Files.delete(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b.drl", "a\nb.drl", "-a.drl", "é.drl", "reference/a b.yaml", "reference/a\u202eb.yaml"})
    void aFileOfARulebookHasAPlainName(String name, @TempDir Path folder) throws Exception {
        Rulebooks.shipped().write(folder);
        Files.writeString(folder.resolve(name), "");
        assertThatThrownBy(() -> RulebookFiles.in(folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the file's name `" + Problem.shown(name) + "` is not allowed");
    }

    @Test
    void filesOfARulebookAreBoundedInSizeAndNumber(@TempDir Path folder) throws Exception {
        Rulebooks.shipped().write(folder);
        Path large = folder.resolve("reference/large.yaml");
        Files.writeString(large, "#".repeat(RulebookFiles.LARGEST_FILE));
        assertThat(RulebookFiles.in(folder).paths()).contains("reference/large.yaml");
        Files.writeString(large, "#".repeat(RulebookFiles.LARGEST_FILE + 1));
        assertThatThrownBy(() -> RulebookFiles.in(folder)).hasMessageContaining("the file is too large");
        Files.delete(large);
        int room = RulebookFiles.MOST_FILES - RulebookFiles.in(folder).paths().size();
        for (int i = 0; i < room; i++) {
            Files.writeString(folder.resolve("more-" + i + ".drl"), "");
        }
        assertThat(RulebookFiles.in(folder).paths()).hasSize(RulebookFiles.MOST_FILES);
        Files.writeString(folder.resolve("one-more.drl"), "");
        assertThatThrownBy(() -> RulebookFiles.in(folder)).hasMessageContaining("too many files");
    }

    @Test
    void aTagInReferenceDataIsRefused() {
        assertThat(Rulebooks.shipped()
                        .replace("reference/gpus.yaml", "memoryGb: 141", "memoryGb: !!java.util.Scanner [\"x\"]")
                        .problems())
                .anyMatch(each -> each.file().equals("reference/gpus.yaml")
                        && each.message().equals("`!!java.util.Scanner` is a YAML tag"));
        assertThat(Rulebooks.shipped()
                        .replace("rulebook.yaml", "name: transfer", "name: !!str transfer")
                        .problems())
                .anyMatch(each ->
                        each.file().equals("rulebook.yaml") && each.message().endsWith("is a YAML tag"));
    }

    @Test
    void aRulebookWithoutRulesIsRefused() {
        assertThat(Rulebooks.withoutRules().problems())
                .anyMatch(each -> each.message().contains("holds no rule"));
    }

    @Test
    void rulesThatFeedThemselvesAreStoppedAndNamed() {
        assertThatThrownBy(() -> advise(
                        rule(
                                "Endless one",
                                "VolumeLine( $line : samples )",
                                "insertLogical( new FewestActive( $line + 1 ) );"),
                        rule(
                                "Endless two",
                                "FewestActive( $fewest : activeParametersB )",
                                "insertLogical( new VolumeLine( $fewest ) );"),
                        rule("Start", "Data()", "insertLogical( new VolumeLine( 1.0 ) );")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("`Endless one` and `Endless two` feed each other")
                .hasMessageContaining("few.drl:");
    }

    /** What follows from a cycle fires more often than the cycle does, and is not named. */
    @Test
    void aBystanderOfRulesThatFeedThemselvesIsNotNamed() {
        assertThatThrownBy(() -> advise(
                        rule("Start", "Data()", "insertLogical( new VolumeLine( 1.0 ) );"),
                        rule(
                                "Endless",
                                "VolumeLine( $line : samples )",
                                "insertLogical( new VolumeLine( $line + 1 ) );"),
                        rule(
                                "Bystander",
                                "VolumeLine( $line : samples )\n    Strategy( $id : id )",
                                "insertLogical( new BreakEven( $id, $line, \"x\", null, \"x\", null, null ) );")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the rule `Endless` feeds itself: it fired without end");
    }

    @Test
    void aRuleThatCombinesTooManyFactsIsStoppedAndNamed() {
        assertThatThrownBy(() -> advise(rule(
                        "All with all",
                        "Strategy( $a : id )\n    Strategy( $b : id )\n    Strategy( $c : id )\n    Strategy()",
                        "insertLogical( new UnknownAmount( $a, $b ) );")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the rule `All with all` combines too many facts: it fired without end");
    }

    private static String rule(String name, String conditions, String consequence) {
        return RULE.formatted(name, name.replace(' ', '-'), "10.2", "x", conditions, consequence);
    }

    private static void advise(String... rules) {
        String head = """
                package org.transferadvisor.rules

                import org.transferadvisor.facts.*
                import org.transferadvisor.facts.reference.*
                import org.transferadvisor.conclusions.*
                """;
        Rulebooks.withoutRules().with("few.drl", head + String.join("", rules)).advise(Case.project());
    }

    @Test
    void aGapAndAnOverlapOfTheRulesAreNamed() {
        Rulebooks gap = Rulebooks.ofStrategyAlone().replace(TREE, "labeledSamples > 10000", "labeledSamples > 20000");
        assertThatThrownBy(() -> gap.advise(Case.project().with("/data/labeledSamples", 15000)))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("leave a gap");
        Rulebooks overlap =
                Rulebooks.ofStrategyAlone().replace(TREE, "labeledSamples < 1000 )", "labeledSamples <= 1000 )");
        assertThatThrownBy(() -> overlap.advise(Case.project().with("/data/labeledSamples", 1000)))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("more than one Leaf")
                .hasMessageContaining("leaf-feature-extraction-or-prompt-tuning");
    }

    @Test
    void aDeclaredTypeIsFilledFromTheFacts() {
        Rulebooks residency = Rulebooks.ofStrategyAlone()
                .with(
                        "residency.drl",
                        """
                        package org.transferadvisor.rules

                        import org.transferadvisor.conclusions.*

                        declare Residency
                            country : String
                            servers : int
                            strict : boolean
                        end
                        """
                                + RULE.formatted(
                                        "Data must stay in its country",
                                        "finding-residency",
                                        "rulebook",
                                        "The data must stay in {country}, on {servers} servers.",
                                        "Residency( strict == true, $country : country, $servers : servers )",
                                        "insertLogical( new Finding( \"DATA_RESIDENCY\", \"WARNING\" ) );"));
        Map<String, Object> fact = Map.of("type", "Residency", "country", "DE", "servers", 3, "strict", true);
        try (Advisor advisor = Advisor.of(residency.compile())) {
            theDeclaredTypeIsRead(advisor, Case.project().with("/facts", List.of(fact)));
        }
    }

    @Test
    void theWordsOfTheRulesBoundWhatAFactsFileMaySay() {
        Rulebooks appetite = Rulebooks.shipped()
                .with(
                        "appetite.drl",
                        """
                        package org.transferadvisor.rules

                        import org.transferadvisor.conclusions.*

                        declare Appetite
                            level : String
                        end
                        """
                                + RULE.formatted(
                                        "A cautious house",
                                        "finding-cautious",
                                        "rulebook",
                                        "The house is cautious.",
                                        "Appetite( level == \"CAUTIOUS\" )",
                                        "insertLogical( new Finding( \"CAUTIOUS_HOUSE\", \"INFO\" ) );"));
        try (Advisor advisor = Advisor.of(appetite.compile())) {
            Case facts = Case.project();
            assertThat(Case.codes(advisor.advise(
                            facts.with("/facts", List.of(Map.of("type", "Appetite", "level", "CAUTIOUS")))
                                    .document())))
                    .contains("CAUTIOUS_HOUSE");
            assertThatThrownBy(() ->
                            advisor.advise(facts.with("/facts", List.of(Map.of("type", "Appetite", "level", "cautius")))
                                    .document()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("`cautius`")
                    .hasMessageContaining("did you mean `CAUTIOUS`?");
        }
    }

    private static void theDeclaredTypeIsRead(Advisor advisor, Case facts) {
        Advice advice = advisor.advise(facts.document());
        assertThat(Case.message(advice, "DATA_RESIDENCY")).isEqualTo("The data must stay in DE, on 3 servers.");
        assertThat(advice.trace())
                .filteredOn(each -> each.rule().equals("finding-residency"))
                .singleElement()
                .satisfies(each -> assertThat(each.pointers())
                        .containsExactly("/facts/0/country", "/facts/0/servers", "/facts/0/strict"));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("type", "Residenz"),
                Map.of("type", "Residency", "land", "DE"),
                Map.of("type", "Residency", "servers", 1.5),
                Map.of("type", "Residency", "servers", 3e9),
                Map.of("type", "Residency", "strict", "yes"),
                Map.of("country", "DE"))) {
            assertThatThrownBy(() ->
                            advisor.advise(facts.with("/facts", List.of(wrong)).document()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("/facts/0");
        }
    }
}
