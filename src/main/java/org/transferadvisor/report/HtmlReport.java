package org.transferadvisor.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.content.AdviceContent;
import org.transferadvisor.report.content.Compared;
import org.transferadvisor.report.content.Comparison;
import org.transferadvisor.report.html.Page;
import org.transferadvisor.report.html.Part;
import org.transferadvisor.report.html.SearchScript;
import org.transferadvisor.rulebook.Rulebook;

/** Writes an advice as one HTML page that needs nothing else: no network, and no script but to search, for screen, print and screen reader. */
public final class HtmlReport {

    private static final Block.Answers NOTHING = new Block.Answers(List.of());

    private static final String TEMPLATES = "org.transferadvisor.report.templates";

    private final TemplateEngine engine;
    private final SearchScript script = SearchScript.read();
    private final AdviceContent content;

    /** A writer for advices of a rulebook. */
    public HtmlReport(Rulebook rulebook) {
        this.engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader(), TEMPLATES);
        this.content = new AdviceContent(rulebook);
    }

    /** The page of one project. */
    public String write(Advice advice) {
        return write(advice, null);
    }

    /**
     * The same.
     *
     * @param origin where the advice is from, in words that stand at its head; null where it was just given
     */
    public String write(Advice advice, @Nullable String origin) {
        Part part = new Part("", 2, advice.project(), advice, content.answers(advice), content.of(advice));
        Part nothing = new Part("compared-", 2, "", null, NOTHING, List.of());
        return page(new Page(
                advice.project(),
                "advice on one project · decided "
                        + advice.decidedAt().substring(0, 10) + " · rulebook "
                        + advice.rulebook().named() + (origin == null ? "" : " · " + origin),
                nothing,
                List.of(part),
                content.article(),
                imprint(advice),
                script));
    }

    /** Advices side by side, then each in full. */
    public String write(Compared compared) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < compared.subjects().size(); i++) {
            Compared.Subject each = compared.subjects().get(i);
            parts.add(new Part(
                    "p" + (i + 1) + "-",
                    3,
                    each.title(),
                    each.advice(),
                    content.answers(each.advice()),
                    content.of(each.advice())));
        }
        Part comparison =
                new Part("c-", 2, compared.title(), null, NOTHING, Comparison.sections(compared, content.words()));
        return page(new Page(
                compared.title(),
                compared.changed() ? "one project with itself changed" : "projects side by side",
                comparison,
                parts,
                content.article(),
                imprint(compared.subjects().get(0).advice()),
                script));
    }

    /** A page that is about no one project. */
    String write(String title, String kicker, List<Section> sections, String imprint) {
        Part part = new Part("", 2, title, null, NOTHING, sections);
        Part nothing = new Part("compared-", 2, "", null, NOTHING, List.of());
        return page(new Page(title, kicker, nothing, List.of(part), content.article(), imprint, script));
    }

    private static String imprint(Advice advice) {
        Advice.RulebookIdentity rulebook = advice.rulebook();
        return "Rulebook " + rulebook.named() + ", digest " + rulebook.digest() + AdviceContent.approved(rulebook)
                + ", "
                + advice.engine() + ". Decided " + advice.decidedAt() + " on the "
                + advice.basis().toLowerCase(Locale.ROOT) + " figures.";
    }

    private String page(Page page) {
        StringOutput output = new StringOutput();
        engine.render("page.jte", page, output);
        return clean(output.toString());
    }

    /** Characters that a page cannot hold, or that turn its writing around, are replaced wherever they came from. */
    private static String clean(String page) {
        StringBuilder clean = new StringBuilder(page.length());
        page.codePoints().forEach(character -> {
            int type = Character.getType(character);
            boolean control = type == Character.CONTROL && character != '\n' && character != '\t';
            boolean turning = character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
            clean.appendCodePoint(
                    control || turning || type == Character.SURROGATE || (character & 0xFFFE) == 0xFFFE
                            ? '\uFFFD'
                            : character);
        });
        return clean.toString();
    }
}
