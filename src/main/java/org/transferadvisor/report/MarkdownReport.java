package org.transferadvisor.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.content.AdviceContent;
import org.transferadvisor.report.content.Compared;
import org.transferadvisor.report.content.Comparison;
import org.transferadvisor.report.topic.Words;
import org.transferadvisor.rulebook.Rulebook;

/** Writes an advice as Markdown for a pull request or a wiki: charts as tables, details folded, the trace left to the other formats. */
public final class MarkdownReport {

    private static final Set<String> OPEN = Set.of("findings", "next-steps");

    /** Sections that are pages of rules: whole in the other formats. */
    private static final Set<String> ELSEWHERE = Set.of("because", "trace", "rules");

    private final AdviceContent content;

    /** A writer for advices of a rulebook. */
    public MarkdownReport(Rulebook rulebook) {
        this.content = new AdviceContent(rulebook);
    }

    /** The report on one project. */
    public String write(Advice advice) {
        return new Page(new MarkdownText(), 1).advice(advice.project(), advice, content);
    }

    /** Advices side by side, then each in full, folded. */
    public String write(Compared compared) {
        Page page = new Page(new MarkdownText(), 1);
        page.text.line("# " + MarkdownText.plain(compared.title()));
        page.sections(Comparison.sections(compared, content.words()));
        for (Compared.Subject each : compared.subjects()) {
            page.text.fold("In full: " + each.title());
            String full = new Page(new MarkdownText(), 2).advice(each.title(), each.advice(), content);
            full.lines().forEach(page.text::line);
            page.text.line("");
            page.text.unfold();
        }
        return page.text.text();
    }

    private record Page(MarkdownText text, int level) {

        /** What a reader asks first and what to do stand open; the rest is folded, and the trace left to other formats. */
        String advice(String title, Advice advice, AdviceContent content) {
            text.line("#".repeat(level) + " " + MarkdownText.plain(title));
            text.line("");
            text.line("**" + MarkdownText.plain(advice.recommendation().summary()) + "**");
            text.line("");
            block(content.answers(advice));
            for (Section section : content.of(advice)) {
                boolean open = OPEN.contains(section.id());
                if (!open && ELSEWHERE.contains(section.id())) {
                    continue;
                }
                if (!open) {
                    text.fold(section.title());
                }
                sections(List.of(section));
                if (!open) {
                    text.unfold();
                }
            }
            Advice.RulebookIdentity rulebook = advice.rulebook();
            text.line(MarkdownText.plain("Rulebook " + rulebook.named() + ", digest "
                    + rulebook.digest() + AdviceContent.approved(rulebook) + "; decided " + advice.decidedAt() + ". "
                    + advice.trace().size()
                    + " firings of rules lie behind it; --format html and json show them. " + content.article()));
            return text.text();
        }

        void sections(List<Section> sections) {
            for (Section section : sections) {
                text.heading(level + 1, section.title());
                if (!section.sources().isEmpty()) {
                    text.paragraph(String.join(
                            ", ", section.sources().stream().map(Figures::cited).toList()));
                }
                section.blocks().forEach(this::block);
            }
        }

        private void block(Block block) {
            if (block instanceof Block.Paragraph paragraph) {
                text.paragraph(paragraph.text());
            } else if (block instanceof Block.Grid grid) {
                text.table(grid.table());
            } else if (block instanceof Block.Figure figure) {
                text.heading(level + 2, figure.title());
                text.paragraph(figure.description());
                text.table(figure.table());
            } else if (block instanceof Block.Tree tree) {
                tree.roots().forEach(each -> fork(each, ""));
                text.line("");
            } else if (block instanceof Block.Statements all) {
                all.statements().forEach(this::statement);
                text.line("");
            } else if (block instanceof Block.Answers answers) {
                answers.answers().forEach(this::answer);
                text.line("");
            } else if (block instanceof Block.Steps steps) {
                steps.steps().forEach(this::step);
                text.line("");
            } else if (block instanceof Block.Items items) {
                if (!items.title().isEmpty()) {
                    text.heading(level + 2, items.title());
                }
                items.items().forEach(each -> text.item(MarkdownText.plain(each)));
                text.line("");
            } else {
                ground(block);
            }
        }

        private void answer(Block.Answer each) {
            String sign = each.tone() == null ? "" : each.tone().sign() + " ";
            text.item("**" + MarkdownText.plain(each.question()) + "** "
                    + MarkdownText.plain(sign
                            + each.answer()
                            + (each.more().isEmpty() ? "" : (each.answer().endsWith(".") ? " " : ". ") + each.more())));
        }

        private void step(Advice.NextStep each) {
            text.line("1. **" + MarkdownText.plain(each.what()) + ".** "
                    + MarkdownText.plain(each.because() + " (" + Figures.cited(each.source()) + ")")
                    + (each.command() == null ? "" : " " + MarkdownText.code(each.command())));
        }

        private void ground(Block block) {
            if (block instanceof Block.Sources sources) {
                sources.cited()
                        .forEach(each -> text.item("**" + MarkdownText.plain(Figures.cited(each.id())) + "** "
                                + MarkdownText.plain(each.title())
                                + (each.sentence().isEmpty() ? "" : ": " + MarkdownText.plain(each.sentence()))));
                text.line("");
            } else if (block instanceof Block.Verbatim verbatim) {
                if (!verbatim.title().isEmpty()) {
                    text.paragraph(verbatim.title() + ":");
                }
                text.fenced(verbatim.language(), verbatim.text());
            }
        }

        private void fork(Block.Fork fork, String indent) {
            String title = MarkdownText.plain(fork.title());
            String way = fork.answer().isEmpty() ? title : MarkdownText.plain(fork.answer()) + " → " + title;
            String why = fork.condition().isEmpty() ? "" : ": " + MarkdownText.plain(fork.condition());
            String failed = fork.failed() == null ? "" : " ✗ here " + MarkdownText.plain(fork.failed());
            text.line(indent + "- " + (fork.taken() ? "**" + way + "** ✓" : way) + why + failed);
            fork.forks().forEach(each -> fork(each, indent + "  "));
        }

        private void statement(Block.Statement each) {
            String kind = each.kind().isEmpty()
                    ? ""
                    : "**" + MarkdownText.plain(Words.start(each.kind().toLowerCase(Locale.ROOT))) + "** ";
            String label = each.label().isEmpty() ? "" : MarkdownText.plain(each.label()) + ": ";
            String rule = each.rule() == null ? "" : MarkdownText.code(each.rule());
            String source = each.source() == null ? "" : MarkdownText.plain(Figures.cited(each.source()));
            String ground = rule.isEmpty() || source.isEmpty() ? rule + source : rule + ", " + source;
            text.item(kind + label + MarkdownText.plain(each.text()) + (ground.isEmpty() ? "" : " (" + ground + ")"));
        }
    }
}
