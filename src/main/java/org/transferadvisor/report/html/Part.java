package org.transferadvisor.report.html;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Section;

/** One project in a page, or what compares several: its sections, and the anchors that link them. For one rendering. */
public final class Part {

    private final String prefix;
    private final int level;
    private final String title;
    private final @Nullable Advice advice;
    private final Block.Answers answers;
    private final List<Section> sections;
    private final Set<String> rules = new HashSet<>();
    private final Set<String> sources = new HashSet<>();
    private final Map<String, String> concluding = new HashMap<>();
    private final Set<String> firings = new HashSet<>();
    private int numbered;

    /**
     * A part.
     *
     * @param prefix what its anchors start with, unique in the page
     * @param level level of its sections' headings
     * @param title its title
     * @param advice the advice; null for a comparison
     * @param answers what a reader asks first, with the answers
     * @param sections its sections
     */
    public Part(
            String prefix,
            int level,
            String title,
            @Nullable Advice advice,
            Block.Answers answers,
            List<Section> sections) {
        this.prefix = prefix;
        this.level = level;
        this.title = title;
        this.advice = advice;
        this.answers = answers;
        this.sections = List.copyOf(sections);
        for (Section section : sections) {
            for (Block block : section.blocks()) {
                if (block instanceof Block.RuleText rule) {
                    rules.add(rule.id());
                } else if (block instanceof Block.Sources all) {
                    all.cited().forEach(each -> sources.add(each.id()));
                }
            }
        }
        if (advice != null) {
            for (Advice.Firing firing : advice.trace()) {
                firings.add(firing.id());
                firing.concluded().forEach(each -> concluding.putIfAbsent(each, firing.id()));
            }
        }
    }

    /** Its title. */
    public String title() {
        return title;
    }

    /** Whether it is a project in full and not a comparison. */
    public boolean full() {
        return advice != null;
    }

    /** Level of its sections' headings. */
    public int level() {
        return level;
    }

    /** Its sections. */
    public List<Section> sections() {
        return sections;
    }

    /** An anchor for a thing of a kind. */
    public String anchor(String kind, String id) {
        return prefix + kind + id.replaceAll("[\\s%#\"'<>&]", "_");
    }

    /** An anchor that no other thing has. */
    public String next(String kind) {
        numbered++;
        return prefix + kind + "-" + numbered;
    }

    /** Whether it shows the text of a rule. */
    public boolean holds(String rule) {
        return rules.contains(rule);
    }

    /** Whether it lists a source. */
    public boolean cites(String source) {
        return sources.contains(source);
    }

    /** Whether a firing of that id stands in its trace. */
    public boolean fired(String firing) {
        return firings.contains(firing);
    }

    /** Id of the first firing that concluded a fact; null where none did. */
    public @Nullable String concluding(String fact) {
        return concluding.get(fact);
    }

    /** The recommendation in a sentence. */
    public String summary() {
        return advice == null ? "" : advice.recommendation().summary();
    }

    /** What a reader asks first, with the answers. */
    public List<Block.Answer> answers() {
        return answers.answers();
    }

    /** Sections for everybody. */
    public List<Section> body() {
        return sections.stream().filter(each -> !each.appendix()).toList();
    }

    /** Sections for who looks something up. */
    public List<Section> appendix() {
        return sections.stream().filter(Section::appendix).toList();
    }
}
