package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.explain.formula.FormulaText;
import org.transferadvisor.explain.reasons.Calculation;
import org.transferadvisor.explain.reasons.Citation;
import org.transferadvisor.explain.reasons.Fired;
import org.transferadvisor.explain.reasons.Reason;
import org.transferadvisor.report.block.Figures;

/** How the reasons of an advice read, whatever the format. */
final class ReasonWords {

    private ReasonWords() {}

    /**
     * A reason that has none below it.
     *
     * @param what what it says
     * @param where where that stands
     * @param note what a reader should know of it
     */
    record Ground(String what, String where, @Nullable String note) {}

    /** A fact, a figure, an assumption or an absence in words. */
    static Ground ground(Reason reason) {
        if (reason instanceof Reason.Stated stated) {
            String place =
                    stated.line() == 0 ? stated.file() : stated.file() + ":" + stated.line() + ":" + stated.column();
            return new Ground(named(stated.pointer()) + " = " + stated.written(), place, null);
        }
        if (reason instanceof Reason.Defaulted stoodIn) {
            String place = basis(stoodIn.basis()) + ", " + cited(stoodIn.citation()) + ", " + stoodIn.file() + ":"
                    + stoodIn.line();
            return new Ground(
                    named(stoodIn.pointer()) + " = " + FormulaText.result(stoodIn.value(), null)
                            + ", which stands in as the project does not state it",
                    place,
                    stoodIn.note());
        }
        if (reason instanceof Reason.Unstated unstated) {
            return new Ground(named(unstated.pointer()) + " is not stated", "", null);
        }
        if (reason instanceof Reason.Chosen chosen) {
            return new Ground(
                    "computed on the " + chosen.basis().toLowerCase(Locale.ROOT) + " figures", "--basis", null);
        }
        if (reason instanceof Reason.Figure figure) {
            String unit = figure.unit() == null ? "" : " " + figure.unit();
            String date = figure.date() == null ? "" : " (" + figure.date() + ")";
            return new Ground(
                    figure.table() + "/" + figure.row() + " " + figure.column() + " = "
                            + FormulaText.result(figure.value(), null) + unit,
                    basis(figure.basis()) + ", " + cited(figure.citation()) + date + ", " + figure.file() + ":"
                            + figure.line(),
                    figure.note());
        }
        if (reason instanceof Reason.Absent absent) {
            String with = absent.type() + (absent.with().isEmpty() ? "" : " with " + absent.with());
            return new Ground(
                    absent.stated() ? "the project states no " + with : "no " + with + " was concluded",
                    absent.file() + ":" + absent.line(),
                    null);
        }
        Reason.Concluded concluded = (Reason.Concluded) reason;
        return new Ground(
                concluded.sentence(),
                concluded.id() + " " + concluded.type()
                        + (concluded.opening() == Reason.Opening.ABOVE
                                ? ", reasons above"
                                : ", reasons by --of " + concluded.id()),
                null);
    }

    private static String named(String pointer) {
        return pointer.isEmpty() ? "the facts file" : pointer;
    }

    private static String basis(String basis) {
        return basis.toLowerCase(Locale.ROOT);
    }

    /** A source as a reader knows it. */
    static String cited(Citation citation) {
        return Figures.cited(citation.source());
    }

    /** Which conclusion, by which rule, on which section. */
    static String origin(Reason.Concluded concluded, Fired fired) {
        return concluded.id() + " " + concluded.type() + ": " + concluded.value() + "; by " + by(fired);
    }

    /** Which rule, on which section. */
    static String by(Fired fired) {
        return fired.rule() + " (" + fired.id() + "), " + fired.file() + ":" + fired.line() + ", "
                + cited(fired.citation());
    }

    /** A calculation line by line, the formula first. */
    static List<String> steps(Calculation calculation) {
        List<String> steps = new ArrayList<>();
        steps.add((calculation.name() == null ? "" : calculation.name() + " = ") + calculation.formula());
        if (calculation.figures() != null && !calculation.figures().equals(calculation.formula())) {
            steps.add("= " + calculation.figures());
        }
        if (!calculation.shown().equals(calculation.figures())) {
            steps.add("= " + calculation.shown());
        }
        if (calculation.demand() != null) {
            int last = steps.size() - 1;
            steps.set(
                    last,
                    steps.get(last) + ", where the rule demands "
                            + calculation.demand().replace("this ", ""));
        }
        return steps;
    }
}
