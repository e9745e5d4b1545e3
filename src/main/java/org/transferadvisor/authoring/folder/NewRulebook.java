package org.transferadvisor.authoring.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.transferadvisor.rulebook.RulebookFiles;

/** The files that a rulebook of one's own starts with, each with what may stand in it. */
public final class NewRulebook {

    private static final String MANIFEST = """
            # The rulebook of {name}. It holds only what is its own; everything else is that of the base.
            # Rules: files *.drl beside this one. A rule with the @id of a rule of the base takes its place.
            # Figures: reference/*.yaml. A row with the id of a row of the base takes its place, or with `patch: true`
            # only its cells.
            name: {name}
            version: 0.1.0
            extends: {base}

            # Rules of the base that are taken away, by their ids:
            # disabled: [finding-long-horizon]

            # Who answers for it, and from which day it is in force:
            # owner: Finance
            # effectiveFrom: 2026-07-01

            # Where your rules and figures are from; each names one of these ids, or one of the base.
            sources:
              - id: house
                title: Stated by {name}
                cites: What this organisation takes for its projects.
            """;

    private static final String DEFAULTS = """
            # What stands in for facts that a project does not state. Yours come before those of the base.
            about: Defaults of our projects.
            source: house
            basis: ASSUMPTION
            rows: []
            # rows:
            #   - {fact: /economics/engineerHourlyRate, value: {low: 90, high: 120}}
            #   - {fact: /hardware/gpu, value: H100-80GB}
            """;

    private static final String SCENARIOS = """
            # What an advice must be for given facts: `advisor rules test` runs them.
            about: The tests of our own rules and figures.
            given:
              project: A project
              task: {type: OTHER}
              data: {labeledSamples: 5000}
              budget: {compute: 5000}
              modelMatch: HIGH_QUALITY
            scenarios:
              - name: A project is advised
                expect: {recommendation.leaf: PEFT_METHOD_SELECTION}
            """;

    private static final String RULE = """
            // A new rule: name and @id are its own for good, @source is an id that rulebook.yaml lists, and @because is what a
            // reader of the advice sees, with the figures of the case filled in.
            rule "New rule{number}"
                @id({id})
                @source("{source}")
                @because("A compute budget of {budget:usd} is above a billion: say here what follows.")
            when
                // Facts and conditions; what $budget stands for may be used below and in the sentence.
                Budget( $budget : compute, compute > 1000000000 )
            then
                // What it concludes. The severities of a finding are WARNING, ADVICE and INFO.
                insertLogical( new Finding( "{code}", "INFO" ) );
            end
            """;

    /** What the text of {@link #rule} needs above it. */
    public static final List<String> RULE_IMPORTS =
            List.of("import org.transferadvisor.facts.*", "import org.transferadvisor.conclusions.*");

    private NewRulebook() {}

    /** The id of the first, second … new rule. */
    public static String ruleId(int number) {
        return "new-rule" + (number == 1 ? "" : "-" + number);
    }

    /**
     * A rule that says what may stand in it, and passes the check as it is.
     *
     * @param number to tell it from other new ones; from 1 up
     * @param source what it cites
     */
    public static String rule(int number, String source) {
        String id = ruleId(number);
        return RULE.replace("{number}", number == 1 ? "" : " " + number)
                .replace("{id}", id)
                .replace("{source}", source)
                .replace("{code}", id.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /**
     * Its files, text by path.
     *
     * @param name of the rulebook
     * @param base what it extends
     */
    public static Map<String, String> files(String name, String base) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                RulebookFiles.MANIFEST, MANIFEST.replace("{name}", plain(name)).replace("{base}", plain(base)));
        files.put(RulebookFiles.REFERENCE + "defaults.yaml", DEFAULTS);
        files.put("scenarios/house.yaml", SCENARIOS);
        return files;
    }

    /** A name that stands in YAML as it is. */
    private static String plain(String name) {
        return name.matches("[A-Za-z./][A-Za-z0-9 ._/-]*")
                ? name
                : "\"" + name.replaceAll("[\"\\\\\\p{Cntrl}]", " ") + "\"";
    }
}
