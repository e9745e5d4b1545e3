package org.transferadvisor.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.content.AdviceContent;
import org.transferadvisor.report.content.Compared;
import org.transferadvisor.report.content.Comparison;
import org.transferadvisor.report.content.Study;
import org.transferadvisor.report.topic.FactWords;
import org.transferadvisor.rulebook.Rulebook;

/** Writes an advice as Markdown for a pull request or a wiki: charts as tables, the trace folded. */
public final class MarkdownReport {

    private final AdviceContent content;

    /** A writer for advices of a rulebook. */
    public MarkdownReport(Rulebook rulebook) {
        this.content = new AdviceContent(rulebook);
    }

    /** The report on one project. */
    public String write(Study study) {
        return new Page(new MarkdownText(), 1).advice(study.advice().project(), study, content);
    }

    /** Advices side by side, then each in full, folded. */
    public String write(Compared compared) {
        Page page = new Page(new MarkdownText(), 1);
        page.text.line("# " + MarkdownText.plain(compared.title()));
        page.sections(Comparison.sections(compared, content.names()));
        for (Compared.Subject each : compared.subjects()) {
            page.text.fold("In full: " + each.title());
            String full = new Page(new MarkdownText(), 2).advice(each.title(), each.study(), content);
            full.lines().forEach(page.text::line);
            page.text.line("");
            page.text.unfold();
        }
        return page.text.text();
    }

    private record Page(MarkdownText text, int level) {

        String advice(String title, Study study, AdviceContent content) {
            Advice advice = study.advice();
            text.line("#".repeat(level) + " " + MarkdownText.plain(title));
            text.line("");
            text.line("**" + MarkdownText.plain(advice.recommendation().summary()) + "**");
            text.line("");
            sections(content.of(study));
            text.line(MarkdownText.plain(content.article()));
            return text.text();
        }

        void sections(List<Section> sections) {
            for (Section section : sections) {
                text.heading(level + 1, section.title());
                if (!section.sources().isEmpty()) {
                    text.paragraph(String.join(
                            ", ", section.sources().stream().map(Figures::cited).toList()));
                }
                boolean rules = section.blocks().stream().anyMatch(Block.RuleText.class::isInstance);
                if (rules) {
                    text.fold(section.blocks().size() + " rules");
                }
                section.blocks().forEach(this::block);
                if (rules) {
                    text.unfold();
                }
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
            } else if (block instanceof Block.Items items) {
                text.heading(level + 2, items.title());
                items.items().forEach(each -> text.item(MarkdownText.plain(each)));
                text.line("");
            } else {
                ground(block);
            }
        }

        private void ground(Block block) {
            if (block instanceof Block.Firings firings) {
                text.fold(firings.title() + ", " + firings.firings().size());
                firings.firings().forEach(each -> firing(each, firings.facts()));
                text.line("");
                text.unfold();
            } else if (block instanceof Block.Sources sources) {
                sources.cited()
                        .forEach(each -> text.item("**" + MarkdownText.plain(Figures.cited(each.id())) + "** "
                                + MarkdownText.plain(each.title())
                                + (each.sentence().isEmpty()
                                        ? ""
                                        : ": “" + MarkdownText.plain(each.sentence()) + "”")));
                text.line("");
            } else if (block instanceof Block.RuleText rule) {
                text.line(MarkdownText.code(rule.id()) + " " + MarkdownText.plain(rule.name()) + ", "
                        + MarkdownText.code(rule.place()));
                text.line("");
                text.fenced("drl", rule.text());
            } else if (block instanceof Block.Verbatim verbatim) {
                if (!verbatim.title().isEmpty()) {
                    text.paragraph(verbatim.title() + ":");
                }
                text.fenced(verbatim.language(), verbatim.text());
            }
        }

        private void fork(Block.Fork fork, String indent) {
            String title = fork.leaf() ? MarkdownText.code(fork.title()) : MarkdownText.plain(fork.title());
            String way = fork.answer().isEmpty() ? title : MarkdownText.plain(fork.answer()) + " → " + title;
            String why = fork.condition().isEmpty() ? "" : ": " + MarkdownText.plain(fork.condition());
            String failed = fork.failed() == null ? "" : " ✗ here " + MarkdownText.plain(fork.failed());
            text.line(indent + "- " + (fork.taken() ? "**" + way + "** ✓" : way) + why + failed);
            fork.forks().forEach(each -> fork(each, indent + "  "));
        }

        private void statement(Block.Statement each) {
            String kind = each.kind().isEmpty() ? "" : "**" + MarkdownText.plain(each.kind()) + "** ";
            String label = each.label().isEmpty() ? "" : MarkdownText.code(each.label()) + " ";
            String rule = each.rule() == null ? "" : MarkdownText.code(each.rule());
            String source = each.source() == null ? "" : MarkdownText.plain(Figures.cited(each.source()));
            String ground = rule.isEmpty() || source.isEmpty() ? rule + source : rule + ", " + source;
            text.item(kind + label + MarkdownText.plain(each.text()) + (ground.isEmpty() ? "" : " (" + ground + ")"));
        }

        private void firing(Advice.Firing each, Map<String, Advice.Fact> facts) {
            text.item(MarkdownText.code(each.id()) + " " + MarkdownText.plain(each.because()) + " ("
                    + MarkdownText.code(each.rule()) + ", " + MarkdownText.code(each.file() + ":" + each.line()) + ", "
                    + MarkdownText.plain(Figures.cited(each.source())) + ")");
            text.line("  from " + facts(each, each.matched(), facts) + "; concludes "
                    + facts(each, each.concluded(), facts));
        }

        private static String facts(Advice.Firing firing, List<String> ids, Map<String, Advice.Fact> facts) {
            return ids.isEmpty()
                    ? "nothing"
                    : ids.stream()
                            .map(each -> fact(firing, each, facts.get(each)))
                            .collect(Collectors.joining(", "));
        }

        private static String fact(Advice.Firing firing, String id, Advice.Fact fact) {
            List<String> pointers = FactWords.pointers(firing, fact);
            String shown = FactWords.shown(firing, fact);
            return MarkdownText.code(pointers.isEmpty() ? id : String.join(" ", pointers)) + " "
                    + MarkdownText.plain(fact.type())
                    + (shown.isEmpty() ? "" : " (" + MarkdownText.plain(shown) + ")");
        }
    }
}
