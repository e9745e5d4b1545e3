package org.transferadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Case;
import org.transferadvisor.NpmPackages;

/** The page in a browser, where one is installed: nothing overflows, nothing is fetched, everything can be heard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlReportInBrowserTest {

    private static final String HEADINGS =
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => Number(each.tagName[1]))";

    private final Map<String, Path> pages = new LinkedHashMap<>();
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "no Chromium is installed");
        browser = Browser.start(chromium.get(), folder.resolve("profile"));
        for (Map.Entry<String, String> each : Pages.html().entrySet()) {
            Path page = folder.resolve("page-" + pages.size() + ".html");
            pages.put(each.getKey(), Files.writeString(page, each.getValue()));
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (browser != null) {
            browser.stop();
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** Pages that differ in kind: of the samples, whose pages are alike, two. */
    private Map<String, Path> various() {
        Map<String, Path> various = new LinkedHashMap<>(pages);
        various.keySet()
                .removeIf(each -> each.endsWith(".json")
                        && !List.of("speech-recognition.json", "support-assistant.json")
                                .contains(each));
        return various;
    }

    @Test
    void nothingOverflowsOnADesktopNorOnAPhoneFoldedOrUnfolded() throws Exception {
        for (int width : new int[] {1280, 390}) {
            browser.width(width);
            for (Map.Entry<String, Path> each : various().entrySet()) {
                browser.load(each.getValue());
                assertThat(texts(browser.evaluate(Browser.OVERFLOWING)))
                        .as(each.getKey() + " at " + width)
                        .isEmpty();
                browser.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
                assertThat(texts(browser.evaluate(Browser.OVERFLOWING)))
                        .as(each.getKey() + " unfolded at " + width)
                        .isEmpty();
            }
        }
    }

    @Test
    void axeFindsNothingToComplainOfInLightNorInDark() throws Exception {
        Path modules = NpmPackages.install(Path.of("target/axe"), "axe-core@4.14.1");
        assumeTrue(modules != null, "axe-core is not to be had");
        String axe = Files.readString(modules.resolve("axe-core/axe.min.js"));
        browser.width(1280);
        for (String scheme : List.of("light", "dark")) {
            browser.media("screen", scheme);
            for (String each : List.of("speech-recognition.json", "side by side", "no candidates")) {
                browser.load(pages.get(each));
                browser.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
                browser.evaluate(axe + "; true");
                assertThat(
                                texts(
                                        browser.evaluate(
                                                "axe.run().then(found => found.violations.map(each => each.id + ': ' + each.nodes[0].html))")))
                        .as(each + " in " + scheme)
                        .isEmpty();
            }
        }
        browser.media("", "light");
    }

    @Test
    void theTraceIsSearchedByAnyOfItsWords() throws Exception {
        browser.load(pages.get("speech-recognition.json"));
        String shown =
                "[...document.querySelectorAll('.trace li')].filter(each => !each.hidden).map(each => each.textContent)";
        int all = browser.evaluate(shown).size();
        browser.evaluate(
                "{ const box = document.querySelector('.search input'); box.value = 'LEAF- partial'; box.dispatchEvent(new Event('input')); }");
        List<String> found = texts(browser.evaluate(shown));
        assertThat(found)
                .isNotEmpty()
                .hasSizeLessThan(all)
                .allMatch(each -> each.toLowerCase(Locale.ROOT).contains("leaf-")
                        && each.toLowerCase(Locale.ROOT).contains("partial"));
        assertThat(browser.evaluate("document.querySelector('.search output').textContent")
                        .asText())
                .isEqualTo(" " + found.size() + " of " + all);
    }

    @Test
    void onlyThePageItselfIsFetchedAndNothingIsComplainedOf() throws Exception {
        for (Path page : pages.values()) {
            browser.load(page);
            assertThat(browser.requests()).containsExactly(page.toUri().toString());
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void headingsAreInOrderAndEveryChartIsHeardWithItsWords() throws Exception {
        for (Map.Entry<String, Path> each : various().entrySet()) {
            browser.load(each.getValue());
            JsonNode levels = browser.evaluate(HEADINGS);
            assertThat(levels.get(0).asInt()).as(each.getKey()).isEqualTo(1);
            for (int i = 1; i < levels.size(); i++) {
                assertThat(levels.get(i).asInt())
                        .as(each.getKey())
                        .isBetween(2, levels.get(i - 1).asInt() + 1);
            }
            List<String> heard = browser.accessible();
            int charts =
                    browser.evaluate("document.querySelectorAll('svg').length").asInt();
            assertThat(heard.stream().filter(node -> node.matches("(?s)(image|img|graphics-document): .{20,}")))
                    .as(each.getKey())
                    .hasSize(charts);
            assertThat(heard).as(each.getKey()).anyMatch(node -> node.startsWith("main"));
            assertThat(heard).as(each.getKey()).anyMatch(node -> node.startsWith("navigation: Contents"));
        }
    }

    @Test
    void darkAndLightDifferAndBothAreReadable() throws Exception {
        browser.load(pages.get("support-assistant.json"));
        String colours =
                "getComputedStyle(document.body).backgroundColor + ' on ' + getComputedStyle(document.body).color";
        browser.media("screen", "light");
        assertThat(browser.evaluate(colours).asText()).isEqualTo("rgb(255, 255, 255) on rgb(27, 32, 41)");
        browser.media("screen", "dark");
        assertThat(browser.evaluate(colours).asText()).isEqualTo("rgb(21, 24, 29) on rgb(231, 234, 238)");
        browser.media("print", "dark");
        assertThat(browser.evaluate(colours).asText()).isEqualTo("rgb(255, 255, 255) on rgb(27, 32, 41)");
        browser.media("", "light");
    }

    @Test
    void aSampleIsPrintedOnEightPagesAtMost() throws Exception {
        for (Path sample : Case.samples()) {
            browser.load(pages.get(sample.getFileName().toString()));
            assertThat(browser.printedPages()).as(sample.toString()).isLessThanOrEqualTo(8);
        }
    }

    /** A4 without its margins is 700 pixels wide. */
    @Test
    void eightProjectsSideBySideArePrintedWhole() throws Exception {
        browser.load(pages.get("eight side by side"));
        browser.width(700);
        browser.media("print", "light");
        assertThat(texts(browser.evaluate(Browser.OVERFLOWING))).isEmpty();
        assertThat(
                        texts(
                                browser.evaluate(
                                        "[...document.querySelectorAll('table')].filter(each => each.checkVisibility()"
                                                + " && each.getBoundingClientRect().width > document.documentElement.clientWidth).map(each => each.textContent)")))
                .isEmpty();
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('section.topic table')][0].querySelectorAll('tbody tr').length")
                        .asInt())
                .isEqualTo(8);
        browser.media("", "light");
        browser.width(1280);
    }

    @Test
    void theTraceIsNarrowedToWhatLedToTheRecommendation() throws Exception {
        browser.load(pages.get("speech-recognition.json"));
        browser.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        String seen =
                "[...document.querySelectorAll('.trace li')].filter(each => each.checkVisibility()).map(each => each.className)";
        List<String> all = texts(browser.evaluate(seen));
        browser.evaluate("document.querySelector('.trace .choice input').click()");
        List<String> narrowed = texts(browser.evaluate(seen));
        assertThat(all).contains("led", "");
        assertThat(narrowed).containsOnly("led").hasSize((int)
                all.stream().filter("led"::equals).count());
    }

    @Test
    void aManagerIsAnsweredOnTheFirstScreen() throws Exception {
        browser.width(1280);
        for (Path sample : Case.samples()) {
            browser.load(pages.get(sample.getFileName().toString()));
            assertThat(texts(browser.evaluate(
                            "[...document.querySelectorAll('dl.answers > div')].filter(each => each.getBoundingClientRect().bottom <= 800)"
                                    + ".map(each => each.querySelector('dt').textContent)")))
                    .as(sample.toString())
                    .containsExactly(
                            "Do it?", "What does it cost?", "What could go wrong?", "What is unknown?", "What next?");
        }
    }

    @Test
    void inPrintWhatIsFoldedAndTheContentsAreLeftOut() throws Exception {
        browser.load(pages.get("support-assistant.json"));
        String shown = "[...document.querySelectorAll('details.figures table')].every(each => each.checkVisibility())";
        String contents = "getComputedStyle(document.querySelector('nav')).display";
        assertThat(browser.evaluate(shown).asBoolean()).isFalse();
        browser.media("print", "light");
        assertThat(browser.evaluate(contents).asText()).isEqualTo("none");
        assertThat(browser.evaluate(shown).asBoolean()).isFalse();
        browser.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        assertThat(browser.evaluate(shown).asBoolean()).isTrue();
        browser.media("", "light");
        assertThat(browser.evaluate(contents).asText()).isNotEqualTo("none");
    }
}
