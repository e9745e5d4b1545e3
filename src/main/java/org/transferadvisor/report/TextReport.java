package org.transferadvisor.report;

import java.util.List;
import java.util.Set;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.content.AdviceContent;
import org.transferadvisor.report.content.Compared;
import org.transferadvisor.report.content.Comparison;
import org.transferadvisor.rulebook.Rulebook;

/** Writes an advice as text for a terminal: what fits a screen, all of it, or some of its sections. */
public final class TextReport {

    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    /** Sections that are pages of rules: whole in the other formats. */
    private static final Set<String> ELSEWHERE = Set.of("because", "trace", "rules", "reproduce");

    private final AdviceContent content;
    private final int width;
    private final boolean color;

    /**
     * A writer.
     *
     * @param rulebook the rulebook that advises
     * @param width columns of the terminal; brought into 60 to 120
     * @param color whether to use colour and weight
     */
    public TextReport(Rulebook rulebook, int width, boolean color) {
        this.content = new AdviceContent(rulebook);
        this.width = Math.min(WIDEST, Math.max(NARROWEST, width));
        this.color = color;
    }

    /** What fits a screen, ending with a line end. */
    public String brief(Advice advice) {
        TextPage page = head(advice);
        content.brief(advice).forEach(new TextWriter(page)::section);
        foot(page, advice, "--full for all of it, --section costs,models for some.");
        return page.text();
    }

    /** Everything but the firings and rules, ending with a line end. */
    public String full(Advice advice) {
        TextPage page = head(advice);
        content.of(advice).stream()
                .filter(each -> !ELSEWHERE.contains(each.id()))
                .forEach(new TextWriter(page)::section);
        foot(page, advice, advice.trace().size() + " firings of rules lie behind it; --format json shows them.");
        return page.text();
    }

    /**
     * Some sections, ending with a line end.
     *
     * @param advice the advice
     * @param sections their ids; one that has nothing to say is left out
     */
    public String sections(Advice advice, List<String> sections) {
        TextPage page = new TextPage(width, color);
        TextWriter writer = new TextWriter(page);
        writer.title(advice.project());
        List<Section> all = content.of(advice);
        sections.forEach(id -> all.stream().filter(each -> each.id().equals(id)).forEach(writer::section));
        return page.text();
    }

    /** Advices side by side, ending with a line end. */
    public String compare(Compared compared) {
        TextPage page = new TextPage(width, color);
        TextWriter writer = new TextWriter(page);
        writer.title(compared.title());
        Comparison.sections(compared, content.words()).forEach(writer::section);
        return page.text();
    }

    private TextPage head(Advice advice) {
        TextPage page = new TextPage(width, color);
        TextWriter writer = new TextWriter(page);
        writer.title(advice.project());
        page.line("");
        page.paragraph(advice.recommendation().summary(), "");
        page.line("");
        writer.block(content.answers(advice));
        return page;
    }

    private static void foot(TextPage page, Advice advice, String more) {
        page.line("");
        Advice.RulebookIdentity rulebook = advice.rulebook();
        page.paragraph(
                "Rulebook " + rulebook.named() + ", digest " + rulebook.digest().substring(0, 12)
                        + AdviceContent.approved(rulebook) + "; decided " + advice.decidedAt() + ". " + more,
                "");
    }
}
