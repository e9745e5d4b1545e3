package org.transferadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Case;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;

/** What is quoted as the article's is the article's, to the letter, and each rule that rests on it quotes its own words. */
class QuotationTest {

    private static final Path ARTICLE = Path.of("../shared/reference/article.md");

    /** The most rules that may rest on one and the same sentence: those of one question with its answers. */
    private static final int MOST_RULES = 8;

    private static List<RuleInfo> rules() {
        return Case.advisor().rulebook().rules().values().stream()
                .map(Rulebook.Rule::info)
                .toList();
    }

    private static boolean isSection(String source) {
        return Case.advisor().rulebook().sources().get(source).section();
    }

    /** Marks of emphasis, line ends and kinds of quotation marks are no letters. */
    private static String letters(String text) {
        return text.replaceAll("[*`]", "")
                .replace('“', '"')
                .replace('”', '"')
                .replace('’', '\'')
                .replaceAll("\\s*\\|\\s*", " | ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Test
    void everyRuleThatRestsOnTheArticleQuotesIt() {
        assertThat(rules().stream().filter(each -> isSection(each.source())))
                .allSatisfy(each -> assertThat(each.cites()).as(each.id()).isNotEmpty());
        assertThat(rules().stream().filter(each -> !isSection(each.source())))
                .allSatisfy(each -> assertThat(each.cites()).as(each.id()).isEmpty());
    }

    @Test
    void noSentenceServesManyRules() {
        Map<String, List<String>> serving = new HashMap<>();
        rules().stream().filter(each -> !each.cites().isEmpty()).forEach(each -> serving.computeIfAbsent(
                        each.cites(), any -> new ArrayList<>())
                .add(each.id()));
        assertThat(serving)
                .allSatisfy((quotation, ids) -> assertThat(ids).as(quotation).hasSizeLessThanOrEqualTo(MOST_RULES));
    }

    @Test
    void whatIsQuotedStandsInTheArticle() throws IOException {
        assumeTrue(Files.exists(ARTICLE), "the article is not beside the project");
        String article = letters(Files.readString(ARTICLE));
        assertThat(rules()).allSatisfy(each -> assertThat(article).as(each.id()).contains(letters(each.cites())));
        assertThat(Case.advisor().rulebook().sources().values().stream().filter(Rulebook.Source::section))
                .allSatisfy(each -> assertThat(article).as(each.id()).contains(letters(each.cites())));
    }

    // ---- figures ----

    private record Published(String figure, String section, double value, boolean explained) {}

    private static List<Published> published() {
        ReferenceData reference = Case.advisor().rulebook().reference();
        List<Published> all = new ArrayList<>();
        for (String table : ReferenceData.tableNames()) {
            for (Row row : reference.rows(table)) {
                row.provenance().forEach((column, from) -> {
                    if (from.basis().equals("PUBLISHED") && isSection(from.source())) {
                        numbers(row.cell(column))
                                .forEach(value -> all.add(new Published(
                                        row.key() + " " + column, from.source(), value, from.note() != null)));
                    }
                });
            }
        }
        return all;
    }

    private static List<Double> numbers(Object cell) {
        if (cell instanceof Range range) {
            return List.of(range.low(), range.high());
        }
        return cell instanceof Number number ? List.of(number.doubleValue()) : List.of();
    }

    /** The ways in which a text may write a number: as it is, in thousands or millions, as a percentage. */
    private static boolean isWritten(String section, double value) {
        return Stream.of(value, value * 100, value / 1e3, value / 1e6)
                .map(each -> new BigDecimal(each).round(new MathContext(9)).stripTrailingZeros())
                .flatMap(each -> Stream.of(
                        each, each.setScale(Math.max(1, each.scale())), each.setScale(Math.max(2, each.scale()))))
                .anyMatch(each -> Pattern.compile("(?<![\\d.])" + Pattern.quote(each.toPlainString()) + "(?!\\d)")
                        .matcher(section)
                        .find());
    }

    @Test
    void everyPublishedFigureStandsInItsSectionOrSaysHowItComesFromIt() throws IOException {
        assumeTrue(Files.exists(ARTICLE), "the article is not beside the project");
        Map<String, String> sections = new HashMap<>();
        String at = "";
        for (String line : Files.readAllLines(ARTICLE)) {
            Matcher heading = Pattern.compile("#+ (\\d+(?:\\.\\d+)?)\\.? .*").matcher(line);
            at = heading.matches() ? heading.group(1) : at;
            sections.merge(at, line.replace(",", "") + "\n", String::concat);
        }
        List<Published> published = published();
        assertThat(published).hasSizeGreaterThan(200);
        assertThat(published.stream().filter(each -> !each.explained()))
                .allSatisfy(each -> assertThat(isWritten(sections.get(each.section()), each.value()))
                        .as(each.toString())
                        .isTrue());
    }
}
