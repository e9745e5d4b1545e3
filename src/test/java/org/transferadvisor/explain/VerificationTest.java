package org.transferadvisor.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.explain.verification.Difference;
import org.transferadvisor.explain.verification.Verification;
import org.transferadvisor.explain.verification.Verifier;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Economics;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.FactsDigest;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.VerificationReport;

/** An advice that somebody keeps can be checked by anyone: its facts are run again. */
class VerificationTest {

    private static final String SAMPLE = "facts-samples/bank-fraud-detection.json";

    /** Keeps numbers as they are written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static List<Verification> verify(String json) {
        return new Verifier(Case.advisor(), new JsonReport()::line).verify(Document.of("advice.json", json));
    }

    private static String written(Document document, Basis basis) {
        return new JsonReport().pretty(Case.advisor().advise(document, basis));
    }

    private static ObjectNode sample() throws Exception {
        return (ObjectNode) JSON.readTree(written(Document.read(Path.of(SAMPLE)), Basis.PUBLISHED));
    }

    private static List<String> pointers(String json) {
        return verify(json).get(0).differences().stream()
                .map(Difference::pointer)
                .toList();
    }

    static List<Path> samples() throws Exception {
        return Case.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theAdviceOnEverySampleIsWhatItsFactsGive(Path sample) {
        for (Basis basis : List.of(Basis.PUBLISHED, Basis.MEASURED)) {
            Verification verification =
                    verify(written(Document.read(sample), basis)).get(0);
            assertThat(verification.differences()).isEmpty();
            assertThat(verification.sameRulebook()).isTrue();
            assertThat(verification.sameEngine()).isTrue();
        }
    }

    @Test
    void theAdviceOnAnyProjectIsWhatItsFactsGive() {
        int number = 0;
        for (Case project : RandomProjects.of(71, 100)) {
            Basis basis = number++ % 2 == 0 ? Basis.PUBLISHED : Basis.MEASURED;
            String json = new JsonReport().line(Case.advisor().advise(project.document(), basis));
            assertThat(verify(json).get(0).differences()).as(project.json()).isEmpty();
        }
    }

    @Test
    void aSimulationIsRunAgainWithItsDrawsAndSeed() throws Exception {
        Advice advice = Case.advisor().simulate(Document.read(Path.of(SAMPLE)), Basis.MEASURED, 50, -7);
        String json = new JsonReport().pretty(advice);
        assertThat(verify(json).get(0).identical()).isTrue();
        ObjectNode other = (ObjectNode) JSON.readTree(json);
        ((ObjectNode) other.path("uncertainty")).put("seed", 8);
        assertThat(pointers(other.toPrettyString())).isNotEmpty().allMatch(each -> each.startsWith("/uncertainty/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100001", "1.5", "\"50\"", "null", "1e40"})
    void drawsThatNobodyCouldHaveAskedForAreRefused(String draws) throws Exception {
        ObjectNode advice = sample();
        advice.set("uncertainty", JSON.readTree("{\"draws\": " + draws + ", \"seed\": 1}"));
        assertThatThrownBy(() -> verify(advice.toString()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("draws")
                .hasMessageContaining("/uncertainty/draws");
    }

    @Test
    void everyEditIsFoundAtItsPlaceWithWhatStoodThere() throws Exception {
        Random random = new Random(83);
        ObjectNode kept = sample();
        List<String> leaves = new ArrayList<>();
        leaves("", kept, leaves);
        leaves.removeIf(each -> List.of("/id", "/decidedAt", "/basis").contains(each)
                || each.startsWith("/input/")
                || each.startsWith("/software/"));
        for (int i = 0; i < 30; i++) {
            String pointer = leaves.get(random.nextInt(leaves.size()));
            ObjectNode edited = kept.deepCopy();
            boolean removed = edit(edited, pointer, random);
            Verification verification = verify(edited.toString()).get(0);
            Difference first = verification.differences().get(0);
            assertThat(verification.sameFacts()).isEqualTo(!pointer.equals("/factsDigest"));
            if (removed) {
                String above = pointer.substring(0, pointer.lastIndexOf('/'));
                assertThat(first.pointer()).as(pointer).startsWith(above);
            } else {
                assertThat(first.pointer()).isEqualTo(pointer);
                assertThat(first.expected()).isEqualTo(shown(kept.at(pointer)));
                assertThat(first.found()).isEqualTo(shown(edited.at(pointer)));
            }
        }
    }

    @Test
    void everyEditOfTheFactsIsFoundEvenWhereNoRuleReadsThem() throws Exception {
        Random random = new Random(89);
        ObjectNode kept = sample();
        List<String> leaves = new ArrayList<>();
        leaves("/input", kept.path("input"), leaves);
        for (String pointer : leaves) {
            ObjectNode edited = kept.deepCopy();
            edit(edited, pointer, random);
            Verification verification = verify(edited.toString()).get(0);
            assertThat(verification.sameFacts()).as(pointer).isFalse();
            assertThat(verification.differences())
                    .extracting(Difference::pointer)
                    .contains("/factsDigest");
            assertThat(new VerificationReport("advice.json", List.of(verification)).text(120))
                    .contains("the facts are not those the advice was made from");
        }
    }

    @Test
    void factsWrittenOtherwiseAreTheSameFacts() throws Exception {
        ObjectNode kept = sample();
        ObjectNode facts = (ObjectNode) kept.path("input");
        JsonNode first = facts.remove("project");
        facts.set("project", first);
        ((ObjectNode) facts.path("data")).set("labeledSamples", JSON.readTree("5.0e4"));
        assertThat(kept.at("/input/data/labeledSamples").decimalValue())
                .isEqualByComparingTo(sample().at("/input/data/labeledSamples").decimalValue());
        assertThat(verify(kept.toString()).get(0).sameFacts()).isTrue();
    }

    @Test
    void anAdviceWithoutADigestOfItsFactsSaysSo() throws Exception {
        ObjectNode kept = sample();
        kept.remove("factsDigest");
        Verification verification = verify(kept.toString()).get(0);
        assertThat(verification.differences()).extracting(Difference::pointer).containsExactly("/factsDigest");
        assertThat(new VerificationReport("advice.json", List.of(verification)).text(120))
                .contains("states no digest of them");
    }

    private static void leaves(String pointer, JsonNode at, List<String> into) {
        if (at.isValueNode()) {
            into.add(pointer);
        }
        at.properties()
                .forEach(each -> leaves(
                        pointer + "/" + each.getKey().replace("~", "~0").replace("/", "~1"), each.getValue(), into));
        for (int i = 0; at.isArray() && i < at.size(); i++) {
            leaves(pointer + "/" + i, at.get(i), into);
        }
    }

    /** Changes one value, or takes a field away; true where it does the second. */
    private static boolean edit(ObjectNode advice, String pointer, Random random) {
        int slash = pointer.lastIndexOf('/');
        JsonNode above = advice.at(pointer.substring(0, slash));
        JsonNode value = advice.at(pointer);
        JsonNode other = value.isNumber()
                ? DecimalNode.valueOf(value.decimalValue().add(BigDecimal.valueOf(1 + random.nextInt(9), 1)))
                : value.isBoolean()
                        ? BooleanNode.valueOf(!value.booleanValue())
                        : TextNode.valueOf(value.asText() + "x");
        if (above instanceof ArrayNode list) {
            list.set(Integer.parseInt(pointer.substring(slash + 1)), other);
            return false;
        }
        String name = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        if (random.nextInt(4) == 0 && slash > 0) {
            ((ObjectNode) above).remove(name);
            return true;
        }
        ((ObjectNode) above).set(name, other);
        return false;
    }

    @Test
    void idAndTimeOfTheDecisionMayDiffer() throws Exception {
        ObjectNode advice = sample();
        advice.put("id", "another").put("decidedAt", "1999-01-01T00:00:00Z");
        assertThat(pointers(advice.toString())).isEmpty();
        assertThat(verify(advice.toString()).get(0).unchecked())
                .containsExactly("/id", "/decidedAt", "/software", "/request", "/rulebook/approvedBy");
        assertThat(verify("[" + advice + "]").get(0).unchecked())
                .containsExactly("/0/id", "/0/decidedAt", "/0/software", "/0/request", "/0/rulebook/approvedBy");
    }

    @Test
    void aChangedFigureIsFoundAtItsPlace() throws Exception {
        ObjectNode advice = sample();
        ((ObjectNode) advice.at("/models/0")).put("score", new BigDecimal("0.8709"));
        String json = advice.toPrettyString();
        List<Difference> differences = verify(json).get(0).differences();
        assertThat(differences).hasSize(1);
        Difference difference = differences.get(0);
        assertThat(difference.pointer()).isEqualTo("/models/0/score");
        assertThat(difference.expected()).isEqualTo("0.8708");
        assertThat(difference.found()).isEqualTo("0.8709");
        assertThat(json.lines().toList().get(difference.line() - 1)).contains("0.8709");
    }

    @Test
    void numbersAreTheSameHoweverTheyAreWritten() throws Exception {
        String json = sample().toPrettyString();
        assertThat(json).contains("\"successProbability\" : 0.821,");
        for (String same : List.of("0.8210", "8.21e-01", "821E-3")) {
            assertThat(pointers(
                            json.replace("\"successProbability\" : 0.821,", "\"successProbability\" : " + same + ",")))
                    .as(same)
                    .isEmpty();
        }
        for (String other : List.of("0.8210000001", "8.21", "\"0.821\"", "-0.821")) {
            assertThat(pointers(
                            json.replace("\"successProbability\" : 0.821,", "\"successProbability\" : " + other + ",")))
                    .as(other)
                    .containsExactly("/viability/successProbability");
        }
    }

    @Test
    void anAdviceThatAnotherToolWroteAgainIsTheSame() throws Exception {
        JsonNode kept = rewritten(sample());
        assertThat(pointers(kept.toString())).isEmpty();
        ArrayNode findings = (ArrayNode) kept.path("findings");
        findings.remove(1);
        assertThat(pointers(kept.toString())).containsExactly("/findings/1");
    }

    /** The same with the fields of each object the other way round and all numbers by their exponents. */
    private static JsonNode rewritten(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            List<String> names = new ArrayList<>();
            fields.fieldNames().forEachRemaining(name -> names.add(0, name));
            ObjectNode other = JSON.createObjectNode();
            names.forEach(name -> other.set(name, rewritten(fields.get(name))));
            return other;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode other = JSON.createArrayNode();
            list.forEach(each -> other.add(rewritten(each)));
            return other;
        }
        return node.isNumber()
                ? new POJONode(new RawValue(
                        new DecimalFormat("0.0###################E00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                                .format(node.decimalValue())))
                : node;
    }

    @Test
    void aRemovedFindingIsFoundAndDoesNotShiftTheOthers() throws Exception {
        ObjectNode advice = sample();
        ArrayNode findings = (ArrayNode) advice.path("findings");
        assertThat(findings.size()).isGreaterThan(3);
        String removed = findings.remove(1).path("code").asText();
        List<Difference> differences = verify(advice.toString()).get(0).differences();
        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).pointer()).isEqualTo("/findings/1");
        assertThat(differences.get(0).expected()).contains(removed);
        assertThat(differences.get(0).found()).isNull();
    }

    @Test
    void anAddedFindingIsFound() throws Exception {
        ObjectNode advice = sample();
        ((ArrayNode) advice.path("findings")).insert(0, JSON.createObjectNode().put("code", "ALL_IS_WELL"));
        List<Difference> differences = verify(advice.toString()).get(0).differences();
        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).found()).isEqualTo("{\"code\": \"ALL_IS_WELL\"}");
        assertThat(differences.get(0).expected()).isNull();
    }

    @Test
    void aFieldTakenOutOrPutInIsFound() throws Exception {
        ObjectNode advice = sample();
        advice.remove("decisionPath");
        ((ObjectNode) advice.path("peft")).put("winner2", "LORA");
        assertThat(pointers(advice.toString())).containsExactlyInAnyOrder("/decisionPath", "/peft/winner2");
    }

    @Test
    void aChangedFactGivesAnotherAdvice() throws Exception {
        ObjectNode advice = sample();
        ((ObjectNode) advice.at("/input/serving")).put("requirement", "QUALITY");
        assertThat(pointers(advice.toString()))
                .contains("/recommendation/leaf", "/recommendation/strategy", "/decisionPath/2/answer");
    }

    @Test
    void anotherRulebookOrEngineIsToldApart() throws Exception {
        ObjectNode advice = sample();
        ((ObjectNode) advice.path("rulebook")).put("digest", "abc");
        advice.put("engine", "Drools 7.0.0");
        Verification verification = verify(advice.toString()).get(0);
        assertThat(verification.sameRulebook()).isFalse();
        assertThat(verification.stated().digest()).isEqualTo("abc");
        assertThat(verification.present()).isEqualTo(Case.project().advise().rulebook());
        assertThat(verification.sameEngine()).isFalse();
        assertThat(verification.differences())
                .extracting(Difference::pointer)
                .containsExactly("/rulebook/digest", "/engine");
    }

    @Test
    void everyAdviceOfAListIsVerified() throws Exception {
        ObjectNode second = sample();
        second.put("project", "Another name");
        List<Verification> all = verify("[" + sample() + "," + second + "]");
        assertThat(all).hasSize(2);
        assertThat(all.get(0).identical()).isTrue();
        assertThat(all.get(1).differences()).extracting(Difference::pointer).containsExactly("/1/project");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "3", "\"advice\"", "[1]", "{\"rulebook\": {}, \"basis\": \"PUBLISHED\"}"})
    void whatIsNoAdviceIsRefused(String json) {
        assertThatThrownBy(() -> verify(json))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("this is no advice");
    }

    @Test
    void aFactsFileIsRefusedWithAHint() {
        assertThatThrownBy(() -> verify(Case.project().json()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it looks like a facts file");
    }

    @Test
    void anAdviceOfBeforeFactsWereKeptIsRefused() throws Exception {
        ObjectNode advice = sample();
        advice.remove("input");
        assertThatThrownBy(() -> verify(advice.toString()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not carry the facts");
    }

    @Test
    void factsThatTheRulebookRefusesAreRefusedAtTheirPlace() throws Exception {
        ObjectNode advice = sample();
        ((ObjectNode) advice.at("/input/task")).put("type", "ASTROLOGY");
        advice.put("factsDigest", FactsDigest.of(JSON.convertValue(advice.path("input"), new TypeReference<>() {})));
        assertThatThrownBy(() -> verify(advice.toString()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("`ASTROLOGY`")
                .hasMessageContaining("advice.json:1:");
    }

    private static String shown(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.toString();
    }

    @Test
    void factsSurviveWithTheirValuesExactInTheFormOfTheSchema() throws Exception {
        String facts = """
                {"project": "Über \\u2028 \\"quoted\\" 🐝 <b>", "task": {"type": "OTHER", "targetQuality": null},
                 "data": {"labeledSamples": 5e3, "annotationCostPerSample": {"low": 0.10, "high": 1.50}},
                 "budget": {"compute": 1e9, "project": 0.10}, "modelMatch": "HIGH_QUALITY",
                 "serving": {"requestsPerMonth": 1e15}, "candidates": [], "facts": []}
                """;
        String json = written(Document.of("case.json", facts), Basis.PUBLISHED);
        assertThat(json).contains("\"low\": 0.1,").contains("\"high\": 1.5}").contains("\"labeledSamples\": 5000");
        assertThat(verify(json).get(0).differences()).isEmpty();
        Map<String, Object> kept =
                Case.advisor().advise(Document.of("case.json", facts)).input();
        String again = JSON.writeValueAsString(Case.advisor()
                .advise(Document.of("kept.json", JSON.writeValueAsString(kept)))
                .input());
        assertThat(again).isEqualTo(JSON.writeValueAsString(kept));
    }

    @Test
    void factsThatAProgramBuiltAreVerifiedToo() {
        ProjectFacts sound = Case.advisor()
                .rulebook()
                .reader()
                .read(Case.project().document())
                .facts();
        Economics economics = (Economics) with(
                sound.economics(),
                Map.of("selectionHours", new Range(1.0, 2.5, 300.25), "engineerHourlyRate", new Range(1.0, 1.1, 2.0)));
        ProjectFacts built = (ProjectFacts) with(sound, Map.of("economics", economics));
        String json = new JsonReport().pretty(Case.advisor().advise(built));
        assertThat(verify(json).get(0).differences()).isEmpty();
    }

    private static Record with(Record record, Map<String, Object> values) {
        Record changed = record;
        RecordFields fields = RecordFields.of(record);
        for (Map.Entry<String, Object> each : values.entrySet()) {
            changed = fields.with(changed, fields.names().indexOf(each.getKey()), each.getValue());
        }
        return changed;
    }
}
