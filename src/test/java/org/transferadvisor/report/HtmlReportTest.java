package org.transferadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.html.Direction;
import org.transferadvisor.report.topic.Names;
import org.transferadvisor.report.topic.Words;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page holds what it must, links to its own grounds, needs nothing else, and names stay text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlReportTest {

    private static final Set<String> FORBIDDEN =
            Set.of("link", "iframe", "img", "object", "embed", "audio", "video", "base", "form", "foreignObject");

    private final Map<String, org.w3c.dom.Document> pages = new TreeMap<>();
    private final HtmlReport report = new HtmlReport(Case.advisor().rulebook());
    private Map<String, String> texts = Map.of();

    @BeforeAll
    void write() throws Exception {
        texts = Pages.html();
        for (Map.Entry<String, String> each : texts.entrySet()) {
            pages.put(each.getKey(), parse(each.getValue()));
        }
    }

    private static org.w3c.dom.Document parse(String page) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((type, id) -> new InputSource(new StringReader("")));
        return builder.parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Node in, String name) {
        NodeList found = in instanceof org.w3c.dom.Document document
                ? document.getElementsByTagName(name)
                : ((Element) in).getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<Element> classed(Node in, String name, String kind) {
        return elements(in, name).stream()
                .filter(each -> List.of(each.getAttribute("class").split(" ")).contains(kind))
                .toList();
    }

    private static String text(Node node) {
        return node.getTextContent().replaceAll("\\s+", " ").strip();
    }

    private Element section(String page, String id) {
        return elements(pages.get(page), "section").stream()
                .filter(each -> each.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    // ---- every page ----

    @Test
    void everyPageNeedsNothingElse() {
        texts.forEach((name, page) -> {
            assertThat(page).as(name).doesNotContain("url(").doesNotContain("@import");
            for (Element each : elements(pages.get(name), "*")) {
                assertThat(each.getTagName()).as(name).isNotIn(FORBIDDEN);
                for (int i = 0; i < each.getAttributes().getLength(); i++) {
                    String attribute = each.getAttributes().item(i).getNodeName();
                    assertThat(attribute)
                            .as(name)
                            .isNotIn("src", "srcset", "xlink:href", "style")
                            .doesNotStartWith("on");
                    if (attribute.equals("href")) {
                        assertThat(each.getAttribute("href")).as(name).startsWith("#");
                    }
                }
            }
        });
    }

    @Test
    void everyLinkLeadsToOneThingOnThePage() {
        pages.forEach((name, page) -> {
            Set<String> ids = new HashSet<>();
            elements(page, "*").stream().filter(each -> each.hasAttribute("id")).forEach(each -> assertThat(
                            ids.add(each.getAttribute("id")))
                    .as(name + ": " + each.getAttribute("id") + " stands once")
                    .isTrue());
            List<String> targets = new ArrayList<>();
            for (Element each : elements(page, "*")) {
                if (each.hasAttribute("href")) {
                    targets.add(each.getAttribute("href").substring(1));
                }
                if (each.hasAttribute("aria-labelledby")) {
                    targets.addAll(List.of(each.getAttribute("aria-labelledby").split(" ")));
                }
            }
            assertThat(targets).as(name).hasSizeGreaterThan(20);
            assertThat(ids).as(name).containsAll(targets);
        });
    }

    @Test
    void everyPageHasOneFirstHeadingAndSkipsNoLevel() {
        pages.forEach((name, page) -> {
            List<Integer> levels = elements(page, "*").stream()
                    .map(Element::getTagName)
                    .filter(each -> each.matches("h[1-6]"))
                    .map(each -> each.charAt(1) - '0')
                    .toList();
            assertThat(levels.stream().filter(each -> each == 1)).as(name).hasSize(1);
            assertThat(levels.get(0)).as(name).isEqualTo(1);
            for (int i = 1; i < levels.size(); i++) {
                assertThat(levels.get(i)).as(name).isLessThanOrEqualTo(levels.get(i - 1) + 1);
            }
            assertThat(elements(page, "*").stream()
                            .filter(each -> each.getTagName().matches("h[1-6]")))
                    .as(name)
                    .noneMatch(each -> text(each).isEmpty());
        });
    }

    @Test
    void everyPageTellsItsLanguageItsTitleAndItsParts() {
        pages.forEach((name, page) -> {
            assertThat(page.getDocumentElement().getAttribute("lang")).as(name).isEqualTo("en");
            assertThat(text(elements(page, "title").get(0)))
                    .as(name)
                    .isEqualTo(text(elements(page, "h1").get(0)));
            assertThat(elements(page, "main")).as(name).hasSize(1);
            assertThat(elements(page, "header")).as(name).hasSize(1);
            assertThat(elements(page, "footer")).as(name).hasSize(1);
            assertThat(elements(page, "nav")).as(name).isNotEmpty().allMatch(each -> each.hasAttribute("aria-label"));
            assertThat(elements(page, "a").get(0).getAttribute("href")).as(name).isEqualTo("#main");
        });
    }

    @Test
    void everyChartHasAnAlternativeInWordsAndItsTable() {
        pages.forEach((name, page) -> {
            for (Element chart : elements(page, "svg")) {
                assertThat(chart.getAttribute("role")).as(name).isEqualTo("img");
                assertThat(chart.getAttribute("aria-labelledby").split(" "))
                        .as(name)
                        .hasSize(2);
                assertThat(text(elements(chart, "title").get(0))).as(name).isNotEmpty();
                assertThat(text(elements(chart, "desc").get(0))).as(name).hasSizeGreaterThan(20);
            }
            for (Element figure : classed(page, "figure", "chart")) {
                assertThat(elements(figure, "svg")).as(name).hasSize(1);
                assertThat(elements(figure, "table")).as(name).hasSize(1);
                assertThat(elements(elements(figure, "tbody").get(0), "tr"))
                        .as(name)
                        .isNotEmpty();
            }
        });
    }

    @Test
    void everyTableHasACaptionAndHeadedColumnsAndRows() {
        pages.forEach((name, page) -> {
            for (Element table : elements(page, "table")) {
                assertThat(text(elements(table, "caption").get(0))).as(name).isNotEmpty();
                assertThat(elements(table, "th")).as(name).allMatch(each -> each.getAttribute("scope")
                        .matches("col|row"));
                int columns = elements(elements(table, "thead").get(0), "th").size();
                for (Element row : elements(elements(table, "tbody").get(0), "tr")) {
                    assertThat(elements(row, "th").size() + elements(row, "td").size())
                            .as(name)
                            .isEqualTo(columns);
                    assertThat(elements(row, "th")).as(name).hasSize(1);
                }
            }
        });
    }

    @Test
    void noPlaceInAChartIsLost() {
        Pattern place = Pattern.compile("-?\\d+(\\.\\d+)?%?");
        pages.forEach((name, page) -> elements(page, "svg")
                .forEach(chart -> elements(chart, "*").forEach(each -> {
                    for (String attribute :
                            List.of("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height")) {
                        if (each.hasAttribute(attribute)) {
                            String value = each.getAttribute(attribute);
                            assertThat(value)
                                    .as(name + " " + each.getTagName() + " " + attribute)
                                    .matches(place);
                            if (value.endsWith("%")) {
                                assertThat(Double.parseDouble(value.replace("%", "")))
                                        .as(name)
                                        .isBetween(-0.01, 100.5);
                            }
                        }
                    }
                })));
    }

    // ---- what it says ----

    @Test
    void theWayTakenIsLitInTheWholeTree() {
        Element tree = section("support-assistant.json", "path");
        assertThat(classed(tree, "span", "leaf")).hasSize(10);
        assertThat(classed(tree, "li", "taken").stream()
                        .map(each -> text(classed(each, "span", "title").get(0))))
                .containsExactly(
                        "Foundation model available for domain?",
                        "Data volume?",
                        "Compute budget?",
                        "PEFT method selection");
        assertThat(classed(tree, "span", "failed").stream().map(HtmlReportTest::text))
                .contains(
                        "needs compute > 10,000; here compute budget is 5,000, moderate",
                        "needs labeled samples < 1,000; here labeled samples is 8,000, medium")
                .hasSize(6);
    }

    @Test
    void conditionsOfTheTreeAreInWords() {
        assertThat(classed(section("support-assistant.json", "path"), "span", "why").stream()
                        .map(HtmlReportTest::text))
                .isNotEmpty()
                .allMatch(each -> !each.matches(".*([A-Z]{3,}|[a-z][A-Z]).*"))
                .contains(
                        "model match is high quality, or model match not stated and basis is measured and band is strong,"
                                + " or model match not stated and basis is estimated and band is strong");
    }

    @Test
    void everySampleEndsAtItsOwnLeafAndNoOther() throws IOException {
        for (Path sample : Case.samples()) {
            List<String> lit = classed(pages.get(sample.getFileName().toString()), "li", "taken").stream()
                    .map(each -> classed(each, "span", "title").get(0))
                    .filter(each -> each.getAttribute("class").contains("leaf"))
                    .map(HtmlReportTest::text)
                    .distinct()
                    .toList();
            assertThat(lit)
                    .containsExactly(new Words(Names.of(Case.advisor().rulebook()))
                            .capital(Case.advisor()
                                    .advise(sample)
                                    .recommendation()
                                    .leaf()));
        }
    }

    @Test
    void sectionsFollowEachOtherInTheOrderOfTheQuestions() {
        assertThat(classed(pages.get("support-assistant.json"), "section", "topic").stream()
                        .map(each -> each.getAttribute("id")))
                .containsExactly(
                        "findings",
                        "next-steps",
                        "decided",
                        "path",
                        "proximity",
                        "votes",
                        "models",
                        "costs",
                        "viability",
                        "uncertainty",
                        "break-evens",
                        "assumptions",
                        "because",
                        "trace",
                        "sources",
                        "rules",
                        "reproduce");
        assertThat(text(elements(pages.get("support-assistant.json"), "main").get(0)))
                .startsWith("Choose LoRA, starting from Llama-3.1-8B");
    }

    @Test
    void everyFiringStandsInTheTraceWithItsRuleAndItsCitation() {
        Element trace = section("support-assistant.json", "trace");
        Advice advice = Pages.simulated(Path.of("facts-samples/support-assistant.json"));
        List<Element> entries = elements(trace, "li");
        assertThat(entries).hasSameSizeAs(advice.trace());
        for (Advice.Firing firing : advice.trace()) {
            Element entry = entries.stream()
                    .filter(each -> each.getAttribute("id").equals("firing-" + firing.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(elements(entry, "a").stream().map(each -> each.getAttribute("href")))
                    .contains("#source-" + firing.source());
            boolean rule = Case.advisor().rulebook().rules().values().stream()
                    .anyMatch(each -> each.info().id().equals(firing.rule()));
            assertThat(elements(entry, "a").stream()
                            .anyMatch(each -> each.getAttribute("href").equals("#rule-" + firing.rule())))
                    .isEqualTo(rule);
        }
        assertThat(text(section("support-assistant.json", "sources")))
                .contains("§9.1")
                .contains("“");
        assertThat(text(section("support-assistant.json", "rules")))
                .contains("labeledSamples >= 1000, labeledSamples <= 10000");
    }

    @Test
    void withoutASimulationThePageTellsHowToGetOne() {
        assertThat(text(section("bank-fraud-detection.json", "uncertainty"))).contains("advise --simulate 2000");
        assertThat(elements(section("bank-fraud-detection.json", "uncertainty"), "svg"))
                .isEmpty();
        assertThat(elements(section("support-assistant.json", "uncertainty"), "svg"))
                .hasSize(1);
    }

    @Test
    void crossingsAreMarkedAndTheProjectWithThem() {
        Element section = section("code-assistant.json", "break-evens");
        assertThat(classed(section, "circle", "crossing")).isNotEmpty();
        assertThat(classed(section, "text", "cross-name").stream().map(HtmlReportTest::text))
                .allMatch(each -> each.startsWith("crossing at "));
    }

    @Test
    void thePageTellsHowToDecideAgain() {
        String text = text(section("support-assistant.json", "reproduce"));
        assertThat(text)
                .contains(Case.advisor().rulebook().digest())
                .contains("Drools")
                .contains("advisor advise --format json --simulate 50 --seed 1 --output advice.json facts.json")
                .contains("\"labeledSamples\": 8000");
    }

    @Test
    void whatIsMissingIsLeftOutOrSaid() {
        List<String> ids = classed(pages.get("no candidates"), "section", "topic").stream()
                .map(each -> each.getAttribute("id"))
                .toList();
        assertThat(ids).doesNotContain("proximity", "models", "storage").contains("path", "costs", "viability");
        assertThat(text(section("no candidates", "costs"))).contains("No cost of a run is known");
        assertThat(text(section("fifty candidates", "models"))).contains("The best 12 of 50 candidates are drawn.");
        assertThat(elements(
                        elements(section("fifty candidates", "models"), "tbody").get(0), "tr"))
                .hasSize(50);
    }

    @Test
    void projectsStandSideBySideAndThenInFull() {
        org.w3c.dom.Document page = pages.get("side by side");
        assertThat(text(elements(page, "h1").get(0))).isEqualTo("3 projects compared");
        assertThat(classed(page, "section", "part")).hasSize(3);
        assertThat(elements(page, "h2").stream().map(HtmlReportTest::text))
                .contains("Side by side", "Where the ways part", "Prototype on an API", "Prototype on an API (2)");
        assertThat(elements(page, "section").stream().map(each -> each.getAttribute("id")))
                .contains("p1-path", "p2-path", "p3-trace");
    }

    @Test
    void aSentenceRunsItsOwnWayWhateverNameItBeginsWith() {
        org.w3c.dom.Document page = pages.get("names from right to left");
        assertThat(elements(elements(page, "h1").get(0), "bdi").get(0).hasAttribute("dir"))
                .isFalse();
        List<Element> begun = elements(page, "bdi").stream()
                .filter(each -> text(each).matches("[\\u05D0-\\u064A].* [a-z]+ .*"))
                .toList();
        assertThat(begun).isNotEmpty().allMatch(each -> each.getAttribute("dir").equals("ltr"));
        assertThat(Direction.of("مودل قريب هو best")).isNull();
        assertThat(Direction.of("best هو مودل قريب جدا")).isEqualTo("rtl");
        assertThat(Direction.of("Choose מודל")).isNull();
        assertThat(Direction.of("12 % ")).isNull();
    }

    @Test
    void theSamePageIsWrittenTwice() {
        Advice advice = Case.advisor().advise(Path.of("facts-samples/api-prototype.json"));
        assertThat(report.write(advice)).isEqualTo(new HtmlReport(Case.advisor().rulebook()).write(advice));
    }

    // ---- names stay text ----

    @Test
    void markupInNamesStaysText() {
        org.w3c.dom.Document page = pages.get("markup in names");
        assertThat(text(elements(page, "h1").get(0)))
                .isEqualTo("<script>alert('x')</script> \"'&|`*_ ]]> --> ${x} \uFFFDright \uFFFD end");
        assertThat(texts.get("markup in names")).doesNotContain("<script>alert").doesNotContain("<img");
        assertThat(elements(page, "svg").stream().map(HtmlReportTest::text))
                .anyMatch(each -> each.contains("\"><img src=x"));
    }

    @Test
    void anyNameLeavesThePageAsItIs() throws Exception {
        String alphabet = "<>&\"'`=/\\ {}$@%;:#![]()-ab\n\t\u0001\u0007\u200F\uFFFE\u00A0é漢\uD83D\uDE00";
        Random random = new Random(7);
        Map<String, Long> plain = counted(page("Plain name", "Model one", "Model two"));
        for (int i = 0; i < 8; i++) {
            String project = name(random, alphabet);
            String first = name(random, alphabet) + "1";
            String second = name(random, alphabet) + "2";
            assertThat(counted(page(project, first, second)))
                    .as(project + " | " + first + " | " + second)
                    .isEqualTo(plain);
        }
    }

    private static String name(Random random, String alphabet) {
        int[] characters = alphabet.codePoints().toArray();
        StringBuilder name = new StringBuilder("n");
        for (int i = 0; i < 24; i++) {
            name.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return name.toString();
    }

    private org.w3c.dom.Document page(String project, String first, String second) throws Exception {
        Document document = Case.project()
                .without("modelMatch")
                .with("/project", project)
                .candidate(first, 0.8)
                .candidate(second, 0.6)
                .document();
        Advice advice = Case.advisor().advise(document);
        return parse(report.write(advice));
    }

    private static Map<String, Long> counted(org.w3c.dom.Document page) {
        Map<String, Long> counted = new TreeMap<>();
        for (Element each : elements(page, "*")) {
            counted.merge(each.getTagName(), 1L, Long::sum);
            for (int i = 0; i < each.getAttributes().getLength(); i++) {
                counted.merge("@" + each.getAttributes().item(i).getNodeName(), 1L, Long::sum);
            }
        }
        return counted;
    }

    // ---- colours ----

    @Test
    void coloursCanBeReadInBothModes() {
        String page = texts.get("no candidates");
        Matcher roots = Pattern.compile(":root \\{(.*?)}", Pattern.DOTALL).matcher(page);
        int modes = 0;
        while (roots.find()) {
            modes++;
            Map<String, String> colours = new TreeMap<>();
            Matcher each = Pattern.compile("--([\\w-]+): (#[0-9a-f]{6});").matcher(roots.group(1));
            while (each.find()) {
                colours.put(each.group(1), each.group(2));
            }
            Stream.of("ink", "muted", "accent", "good", "bad", "warn").forEach(name -> {
                assertThat(contrast(colours.get(name), colours.get("paper")))
                        .as(name)
                        .isGreaterThanOrEqualTo(4.5);
            });
            Stream.of("accent", "warn", "good", "bad")
                    .forEach(name -> assertThat(contrast(colours.get(name), colours.get(name + "-soft")))
                            .as(name + " on its soft")
                            .isGreaterThanOrEqualTo(4.5));
            Stream.of("sheet", "good-soft", "bad-soft")
                    .forEach(name -> assertThat(contrast(colours.get("muted"), colours.get(name)))
                            .as("muted on " + name)
                            .isGreaterThanOrEqualTo(4.5));
            for (int i = 0; i < 6; i++) {
                assertThat(contrast(colours.get("s" + i), colours.get("paper")))
                        .as("s" + i)
                        .isGreaterThanOrEqualTo(3);
            }
        }
        assertThat(modes).isEqualTo(2);
    }

    /** The contrast of two colours by WCAG 2. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void theOneScriptSearchesTheTraceAndIsAllThatAPolicyLetsRun() throws Exception {
        for (Map.Entry<String, org.w3c.dom.Document> each : pages.entrySet()) {
            List<Element> scripts = elements(each.getValue(), "script");
            assertThat(scripts).as(each.getKey()).hasSize(1);
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(scripts.get(0).getTextContent().getBytes(StandardCharsets.UTF_8));
            assertThat(elements(each.getValue(), "meta"))
                    .filteredOn(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                    .singleElement()
                    .extracting(meta -> meta.getAttribute("content"))
                    .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"
                            + Base64.getEncoder().encodeToString(digest) + "'");
        }
    }
}
