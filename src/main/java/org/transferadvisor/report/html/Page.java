package org.transferadvisor.report.html;

import java.util.List;

/**
 * A page.
 *
 * @param title its title and first heading
 * @param kicker what kind of page it is
 * @param comparison what stands before the parts; without sections where there is one part only
 * @param parts the projects, at least one
 * @param article the article that the rules implement
 * @param imprint what made the page
 * @param script what searches a trace
 */
public record Page(
        String title,
        String kicker,
        Part comparison,
        List<Part> parts,
        String article,
        String imprint,
        SearchScript script) {

    /** Whether it holds a trace. */
    public boolean searchable() {
        return parts.stream().anyMatch(Part::full);
    }

    /** What a browser may load and run for the page: its own style, and its own script where it has one. */
    public String policy() {
        return "default-src 'none'; style-src 'unsafe-inline'"
                + (searchable() ? "; script-src '" + script.hash() + "'" : "");
    }

    /** The parts that stand below the comparison; none where the page is about one project. */
    public List<Part> compared() {
        return comparison.sections().isEmpty() ? List.of() : parts;
    }

    /** The one project that the page is about. */
    public Part single() {
        return parts.get(0);
    }
}
