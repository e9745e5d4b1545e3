package org.transferadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Case;

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
}
