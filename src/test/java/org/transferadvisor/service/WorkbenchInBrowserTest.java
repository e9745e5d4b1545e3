package org.transferadvisor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.NpmPackages;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.report.Browser;

/** The workbench as its three users meet it, in a browser, where one is installed. One tab, one story: each part goes on from the one before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkbenchInBrowserTest {

    /** What a hand does: wait for something, choose, type, press; each fails after a while with what it waited for. */
    private static final String HANDS = """
            window.hands = {
              async until(what, of) {
                for (let i = 0; i < 2000; i++) {
                  const found = of();
                  if (found) return found;
                  await new Promise((resolve) => setTimeout(resolve, 50));
                }
                throw new Error('waited for: ' + what + '; the page says: ' + document.querySelector('main')?.innerText.slice(0, 1500));
              },
              one(selector, text) {
                return [...document.querySelectorAll(selector)].find((each) => each.checkVisibility() && (!text || each.textContent.includes(text)));
              },
              async press(selector, text) {
                const found = await this.until(selector + ' ' + (text || ''), () => { const one = this.one(selector, text); return one && !one.disabled && one; });
                found.click();
              },
              async type(id, value) {
                const field = await this.until('#' + id, () => document.getElementById(id));
                const proto = field instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
                Object.getOwnPropertyDescriptor(proto, 'value').set.call(field, value);
                field.dispatchEvent(new Event('input', {bubbles: true}));
                field.dispatchEvent(new Event('change', {bubbles: true}));
              },
              text(selector) { return document.querySelector(selector)?.textContent || ''; }
            }; true
            """;

    private static final String FACTS =
            "{\"project\":\"A project\",\"task\":{\"type\":\"OTHER\"},\"data\":{\"labeledSamples\":5000},"
                    + "\"budget\":{\"compute\":5000},\"modelMatch\":\"HIGH_QUALITY\"}";

    private Workbench workbench;
    private Calls calls;
    private Browser browser;
    private Path rules;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "no Chromium is installed");
        rules = Rulebooks.ofStrategyAlone()
                .with(
                        "own.drl",
                        DepartmentWorkbenchTest.department().text("own.drl").replace("house", "rulebook"))
                .write(Files.createDirectories(folder.resolve("rules")));
        workbench = Workbench.start(new ServiceSettings(
                "127.0.0.1", 0, null, List.of(), rules, folder.resolve("log.db").toString(), false, false));
        calls = new Calls(workbench);
        browser = Browser.start(chromium.get(), folder.resolve("profile"));
        browser.width(1280);
        load(workbench.address());
    }

    @AfterAll
    void stop() throws Exception {
        if (browser != null) {
            browser.stop();
        }
        if (workbench != null) {
            workbench.close();
        }
    }

    private void load(String address) throws Exception {
        browser.load(URI.create(address));
        browser.evaluate(HANDS);
        hand("await hands.until('the form', () => document.getElementById('/project'))");
    }

    /** A link with facts in it; another query, since a browser loads nothing anew for another fragment alone. */
    private String linkTo(String facts, String query) {
        return "http://127.0.0.1:" + workbench.port() + "/?" + query + "#facts="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(facts.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode hand(String what) throws Exception {
        return browser.evaluate("(async () => { " + what + "; })()");
    }

    private String seen(String what, String of) throws Exception {
        return browser.evaluate("hands.until(" + quoted(what) + ", () => " + of
                        + ").then((found) => typeof found === 'object' ? true : found)")
                .asText();
    }

    private static String quoted(String text) throws Exception {
        return Calls.JSON.writeValueAsString(text);
    }

    private String digest() throws Exception {
        return calls.get("/api/v1/rulebook").json().path("digest").asText();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @Test
    @Order(1)
    void theFormIsFilledToAnAdviceWithEachMistakeAtItsField() throws Exception {
        hand("await hands.type('/project', 'A project')");
        seen("the missing facts", "hands.one('.note.care', '/task')");
        hand("await hands.type('/task/type', 'OTHER'); await hands.type('/data/labeledSamples', '-5');"
                + "await hands.type('/budget/compute', '5000'); await hands.type('/modelMatch', 'HIGH_QUALITY')");
        assertThat(seen(
                        "the mistake at its field",
                        "document.getElementById('/data/labeledSamples-wrong')?.textContent"))
                .contains("-5")
                .contains("Allowed:");
        hand("await hands.type('/data/labeledSamples', '5000')");
        assertThat(seen("the advice", "hands.text('.lead')")).contains("LoRA");
        assertThat(seen("what is assumed", "document.getElementById('/serving/horizonMonths-default')?.textContent"))
                .contains("assumed");
        assertThat(browser.evaluate("location.hash").asText())
                .as("the key leaves the address")
                .isEmpty();
    }

    @Test
    @Order(2)
    void aFactThatTheRulebookDeclaresIsEnteredWithinItsBoundsAndChangesTheAdvice() throws Exception {
        hand("await hands.press('summary', 'Declared facts'); await hands.press('button', 'Add a regulation');"
                + "await hands.press('summary', 'Regulation 1'); await hands.type('/facts/0/fee', '5000')");
        assertThat(seen("the mistake at its field", "document.getElementById('/facts/0/fee-wrong')?.textContent"))
                .contains("5000")
                .contains("1000");
        assertThat(seen("what the field is", "document.getElementById('/facts/0/fee-hint')?.textContent"))
                .contains("what each audit costs, USD")
                .contains("0 to 1000");
        assertThat(texts(browser.evaluate(
                        "[...document.getElementById('/facts/0/level').options].map((each) => each.value)")))
                .containsExactly("", "LOW", "HIGH");
        hand("await hands.type('/facts/0/fee', ''); await hands.type('/facts/0/level', 'LOW');"
                + "await hands.type('/facts/0/audited', 'false')");
        seen("the advice", "!hands.one('p.wrong') && hands.text('.lead')");
        assertThat(browser.evaluate("!!hands.one('li', 'strictly regulated')").asBoolean())
                .isFalse();
        hand("await hands.type('/facts/0/level', 'HIGH')");
        seen("its finding", "hands.one('li', 'The project is strictly regulated')");
        hand("await hands.press('button', 'Remove Regulation 1')");
        seen("the advice without it", "!hands.one('li', 'strictly regulated')");
    }

    @Test
    @Order(2)
    void aSliderMovedOverAFlipChangesTheAdvice() throws Exception {
        String before =
                seen("the places of flips", "document.querySelectorAll('.strip b').length && hands.text('.lead')");
        hand("await hands.type('slider-data.labeledSamples', '400')");
        assertThat(seen("another advice", "hands.text('.lead') !== " + quoted(before) + " && hands.text('.lead')"))
                .isNotEqualTo(before);
        hand("await hands.type('/data/labeledSamples', '5000')");
        seen("the advice of before", "hands.text('.lead') === " + quoted(before));
    }

    @Test
    @Order(3)
    void stateSurvivesAReloadAndALinkHoldsTheFacts() throws Exception {
        hand("await hands.press('button', 'Add a variant')");
        seen("both side by side", "hands.one('h2', 'Side by side')");
        load("http://127.0.0.1:" + workbench.port() + "/");
        assertThat(seen("the project", "document.getElementById('/project').value"))
                .isEqualTo("A project");
        seen("both side by side", "hands.one('h2', 'Side by side')");
        load(linkTo(FACTS.replace("A project", "Aus einem Verweis ✓"), "linked"));
        assertThat(seen("the project", "document.getElementById('/project').value"))
                .isEqualTo("Aus einem Verweis ✓");
        seen("its advice", "hands.text('.lead')");
        hand("window.taken = []; const make = URL.createObjectURL;"
                + "URL.createObjectURL = (blob) => { taken.push(blob); return make.call(URL, blob); };"
                + "for (const each of ['Facts', 'Page (HTML)', 'Markdown', 'JSON']) {"
                + " const before = taken.length; await hands.press('.actions button', each);"
                + " await hands.until(each, () => taken.length > before); }");
        assertThat(
                        texts(
                                browser.evaluate(
                                        "Promise.all(taken.map((each) => each.text().then((text) => text.trim().slice(0, 9).toLowerCase())))")))
                .as("what is downloaded")
                .satisfiesExactly(
                        facts -> assertThat(facts).startsWith("{"),
                        page -> assertThat(page).isEqualTo("<!doctype"),
                        markdown -> assertThat(markdown).startsWith("# "),
                        advice -> assertThat(advice).startsWith("{"));
    }

    @Test
    @Order(4)
    void aThousandCandidatesWithLongNamesDoNotBreakThePage() throws Exception {
        StringBuilder candidates = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            candidates
                    .append(i == 0 ? "" : ",")
                    .append("{\"model\":\"")
                    .append("x".repeat(190))
                    .append(i)
                    .append("\",\"parametersB\":7}");
        }
        String facts = "{\"project\":\"" + "Donaudampfschiff".repeat(12)
                + "\",\"task\":{\"type\":\"OTHER\"},\"data\":{\"labeledSamples\":5000},"
                + "\"budget\":{\"compute\":5000},\"candidates\":[" + candidates + "]}";
        hand(
                "const memory = JSON.parse(localStorage.getItem('transfer-advisor')); memory.variants = [{name: 'As it is', facts: "
                        + facts + "}]; localStorage.setItem('transfer-advisor', JSON.stringify(memory))");
        load("http://127.0.0.1:" + workbench.port() + "/");
        seen("a page of candidates", "document.querySelectorAll('details.entry').length === 10");
        for (int width : new int[] {1280, 390}) {
            browser.width(width);
            assertThat(texts(browser.evaluate(Browser.OVERFLOWING)))
                    .as("at " + width)
                    .isEmpty();
        }
        browser.width(1280);
        load(linkTo(FACTS.replace("A project", "Support assistant"), "small"));
        seen("the advice", "hands.text('.lead')");
    }

    @Test
    @Order(5)
    void aDecisionIsRecordedAndItsOutcomeEntered() throws Exception {
        hand("await hands.press('button', 'Record this decision')");
        assertThat(seen("that it is recorded", "hands.one('p', 'Recorded as')?.textContent"))
                .isNotEmpty();
        hand("await hands.press('nav button', 'Decisions'); await hands.press('tbody button', 'Support assistant');"
                + "await hands.type('outcome-succeeded', 'yes'); await hands.type('outcome-quality-after', '1.5');"
                + "await hands.press('button', 'Enter the outcome')");
        assertThat(seen("the mistake", "hands.one('p.wrong', 'quality-after')?.textContent"))
                .contains("0 to 1");
        hand("await hands.type('outcome-quality-after', '0.9'); await hands.press('button', 'Enter the outcome')");
        seen("the outcome", "hands.one('.note', 'Outcome of')");
        assertThat(calls.get("/api/v1/log").json().at("/0/outcomes").asInt()).isEqualTo(1);
    }

    @Test
    @Order(6)
    void aThresholdIsEditedTheChangedSamplesSeenPublishedAndTakenBack() throws Exception {
        String before = digest();
        hand("await hands.press('nav button', 'Rulebook'); await hands.press('[role=tab]', 'Thresholds')");
        seen("the thresholds", "hands.one('input[aria-label^=\"Threshold of Data.labeledSamples in tier-samples\"]')");
        hand(
                "const field = [...document.querySelectorAll('input[aria-label^=\"Threshold of Data.labeledSamples in tier-samples\"]')].find((each) => each.value === '1000');"
                        + "Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '9000');"
                        + "field.focus(); field.dispatchEvent(new Event('input', {bubbles: true}));"
                        + "field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))");
        seen("the edit", "hands.one('.publish', '1 file edited')");
        seen("its check", "hands.one('.publish .badge', 'no errors')");
        hand("await hands.press('button', 'What changes?')");
        assertThat(seen("the changed samples", "hands.one('.compared')?.textContent"))
                .contains("Support assistant");
        assertThat(digest()).as("a draft touches nothing").isEqualTo(before);
        hand("await hands.press('button', 'Publish')");
        seen("that it can be taken back", "hands.one('button', 'Take back')");
        assertThat(digest()).isNotEqualTo(before);
        assertThat(Files.readString(rules.resolve("decision-tree.drl")))
                .contains("labeledSamples < 9000")
                .contains("labeledSamples >= 9000");
        hand("await hands.press('button', 'Take back')");
        seen("the draft again", "hands.one('.publish', '1 file edited')");
        assertThat(digest()).isEqualTo(before);
        hand("await hands.press('button', 'Discard all')");
        seen("nothing edited", "hands.one('.publish', 'The draft is what is in force')");
    }

    @Test
    @Order(7)
    void aBrokenRuleIsMarkedAndRefusedWhileTheOldServesOn() throws Exception {
        String before = digest();
        hand("await hands.press('[role=tab]', 'Text'); await hands.press('.files button', 'decision-tree.drl')");
        seen("the editor", "document.querySelector('.editor')?.editor");
        hand(
                "const editor = document.querySelector('.editor').editor; const at = editor.state.doc.toString().indexOf('compute < 1000');"
                        + "editor.dispatch({changes: {from: at, to: at + 7, insert: 'compjute'}, selection: {anchor: at}, scrollIntoView: true})");
        seen("its mark", "document.querySelector('.editor')?.shadowRoot?.querySelector('.cm-lint-marker-error')");
        assertThat(seen("its words", "hands.one('.checks li', 'compjute')?.textContent"))
                .contains("did you mean `compute`?");
        hand("await hands.press('button', 'Save in the draft')");
        seen("that it is kept", "hands.one('.publish', '1 file edited')");
        seen("why scenarios wait", "hands.one('.publish .note', 'once the errors are mended')");
        seen("that it cannot be published", "hands.one('button', 'Publish')?.disabled");
        assertThat(calls.write("POST", "/api/v1/draft/publish", "{}").status()).isEqualTo(422);
        assertThat(digest()).isEqualTo(before);
        hand("await hands.press('button', 'Discard all')");
        seen("nothing edited", "hands.one('.publish', 'The draft is what is in force')");
    }

    @Test
    @Order(8)
    void drawingsLeadToTheirRulesAndBack() throws Exception {
        hand("await hands.press('[role=tab]', 'Decision tree'); await hands.press('.tree button', 'Compute budget?')");
        seen(
                "its rule",
                "document.querySelector('.editor')?.editor?.state.doc.lineAt(document.querySelector('.editor').editor.state.selection.main.head).text.startsWith('rule')");
        hand("await hands.press('button', 'in the drawing')");
        seen("its node", "hands.one('.tree button.here', 'Compute budget?')");
        hand("await hands.press('[role=tab]', 'PEFT table')");
        seen("a vote", "hands.one('td button.cell', '100')");
    }

    @Test
    @Order(9)
    void aRuleIsAddedDisabledAndApprovedByButtonsAndWhatIsTypedComparedBeforeItIsSaved() throws Exception {
        String before = digest();
        hand(
                "await hands.press('[role=tab]', 'Text'); await hands.type('rule-file', 'own.drl'); await hands.press('button', 'Add a rule')");
        seen("the new rule", "document.querySelector('.editor')?.editor?.state.doc.toString().includes('new-rule')");
        seen("its check", "hands.one('.publish .badge', 'no errors')");
        hand(
                "const editor = document.querySelector('.editor').editor; const at = editor.state.doc.toString().indexOf('compute > 1000000000');"
                        + "editor.dispatch({changes: {from: at, to: at + 20, insert: 'compute > 1000'}})");
        seen("that it is not saved", "hands.one('.badge', 'not saved')");
        hand("await hands.press('button', 'What changes?')");
        assertThat(seen("what changes", "hands.one('.compared')?.textContent"))
                .contains("by what is typed and not saved yet");
        assertThat(calls.get("/api/v1/draft/files/own.drl").json().path("text").asText())
                .contains("compute > 1000000000");
        hand("await hands.press('button', 'Save in the draft')");
        seen("that it is saved", "!hands.one('.badge', 'not saved')");
        hand("const editor = document.querySelector('.editor').editor;"
                + "editor.dispatch({selection: {anchor: editor.state.doc.toString().indexOf('@id(new-rule)')}})");
        hand("await hands.press('button', 'Disable it')");
        seen(
                "it as a comment",
                "document.querySelector('.editor')?.editor?.state.doc.toString().includes('// rule \"New rule\"')");
        hand("await hands.type('approve-by', 'A. Auditor'); await hands.press('button', 'Approve')");
        seen("who approved", "hands.one('.publish', 'Approved as it is by A. Auditor')");
        assertThat(digest()).as("a draft touches nothing").isEqualTo(before);
        hand("await hands.press('button', 'Discard all')");
        seen("nothing edited", "hands.one('.publish', 'The draft is what is in force')");
    }

    @Test
    @Order(10)
    void axeFindsNothingAndNothingOverflowsInAnyViewAtThreeWidthsInLightAndDark() throws Exception {
        Path modules = NpmPackages.install(Path.of("target/axe"), "axe-core@4.14.1");
        assumeTrue(modules != null, "axe-core is not to be had");
        browser.evaluate(Files.readString(modules.resolve("axe-core/axe.min.js")) + "; true");
        Map<String, String> views = Map.of("Advise", ".lead", "Rulebook", ".publish", "Decisions", "dl.facts");
        for (Map.Entry<String, String> view : views.entrySet()) {
            hand("await hands.press('nav button', '" + view.getKey() + "')");
            seen(view.getKey(), "hands.one('" + view.getValue() + "')");
            for (String scheme : List.of("light", "dark")) {
                browser.media("screen", scheme);
                assertThat(
                                texts(
                                        browser.evaluate(
                                                "axe.run().then(found => found.violations.map(each => each.id + ': ' + each.nodes[0].html + ' ' + each.nodes[0].failureSummary))")))
                        .as(view.getKey() + " in " + scheme)
                        .isEmpty();
            }
            browser.media("", "light");
            for (int width : new int[] {1280, 768, 390}) {
                browser.width(width);
                assertThat(texts(browser.evaluate(Browser.OVERFLOWING)))
                        .as(view.getKey() + " at " + width)
                        .isEmpty();
            }
            browser.width(1280);
        }
    }

    @Test
    @Order(11)
    void nothingIsFetchedFromElsewhereAndThePolicyIsKeptTo() {
        assertThat(browser.requests())
                .allMatch(each ->
                        each.startsWith("data:") || each.startsWith("http://127.0.0.1:" + workbench.port() + "/"));
        assertThat(browser.complaints().stream()
                        .filter(each -> !each.contains("status of 4"))
                        .toList())
                .isEmpty();
    }
}
