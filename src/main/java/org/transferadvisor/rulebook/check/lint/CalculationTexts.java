package org.transferadvisor.rulebook.check.lint;

import java.util.Set;
import java.util.TreeSet;
import org.transferadvisor.costs.Workings;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.facts.reference.CalculationText;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.figures.Working;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.Sentence;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.SourceText;

/** Holds what the rulebook says of computed figures against how they are worked out. */
final class CalculationTexts {

    private static final String FILE = RulebookFiles.REFERENCE + Rulebook.CALCULATIONS + ".yaml";
    private static final String FIGURES = RulebookFiles.REFERENCE + "figures.yaml";

    private final RulebookFiles files;
    private final ReferenceData reference;
    private final Diagnostics diagnostics;

    CalculationTexts(RulebookFiles files, ReferenceData reference, Diagnostics diagnostics) {
        this.files = files;
        this.reference = reference;
        this.diagnostics = diagnostics;
    }

    void check() {
        Set<String> known = new TreeSet<>();
        for (Working working : Workings.all()) {
            known.add(working.id());
            Row row = reference.row(Rulebook.CALCULATIONS, working.id());
            if (row == null) {
                diagnostics.add(
                        Check.REFERENCE_DATA,
                        Place.of(FILE),
                        "there is no row for the figure " + Problem.quoted(working.id()),
                        "a row with name, sentence and source for each figure that is computed",
                        null);
            } else {
                sentence(working, row);
            }
            figures(working);
        }
        for (Row row : reference.rows(Rulebook.CALCULATIONS)) {
            if (!known.contains(row.id())) {
                diagnostics.add(
                        Check.UNUSED_ROW,
                        place(row, row.id()),
                        "no figure of the name " + Problem.quoted(row.id()) + " is computed",
                        "ids of figures that are computed",
                        Suggestion.of(row.id(), known));
            }
        }
    }

    private void sentence(Working working, Row row) {
        Sentence sentence = Sentence.of(((CalculationText) row.value()).because());
        for (String variable : sentence.variables()) {
            if (!working.sayable().contains(variable)) {
                diagnostics.add(
                        Check.SENTENCE,
                        place(row, "{" + variable),
                        "the figure " + Problem.quoted(working.id()) + " is not made of " + Problem.quoted(variable),
                        "one of " + String.join(", ", working.sayable()),
                        Suggestion.of(variable, working.sayable()));
            }
        }
        for (String format : sentence.formats()) {
            if (!Sentence.FORMATS.contains(format)) {
                diagnostics.add(
                        Check.SENTENCE,
                        place(row, ":" + format + "}"),
                        Problem.quoted(format) + " is no way to show a figure",
                        String.join(", ", new TreeSet<>(Sentence.FORMATS)),
                        Suggestion.of(format, Sentence.FORMATS));
            }
        }
    }

    private void figures(Working working) {
        for (String figure : working.figures()) {
            if (reference.row("figures", figure) == null) {
                diagnostics.add(
                        Check.UNKNOWN_ID,
                        Place.of(FIGURES),
                        "there is no row " + Problem.quoted(figure) + ", which " + Problem.quoted(working.id())
                                + " is computed with",
                        "the rows that figures are computed with",
                        null);
            }
        }
    }

    private Place place(Row row, String word) {
        return new SourceText(row.file(), files.text(row.file())).find(word, new Place(row.file(), row.line(), 1));
    }
}
