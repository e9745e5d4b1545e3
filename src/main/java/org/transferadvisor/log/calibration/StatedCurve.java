package org.transferadvisor.log.calibration;

import java.util.List;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;

/** The curve of success in a rulebook: two figures, which outcomes may replace. */
public final class StatedCurve {

    /** The table of the two figures. */
    public static final String TABLE = "figures";

    /** The log odds at a DPS of 0. */
    public static final String INTERCEPT = "success-intercept";

    /** The log odds for a DPS of 1. */
    public static final String SLOPE = "success-slope";

    private StatedCurve() {}

    /**
     * The curve that a rulebook states.
     *
     * @throws RefusedException where it states none
     */
    public static Curve in(ReferenceData reference) {
        return Curve.ofIntercept(figure(reference, INTERCEPT), figure(reference, SLOPE));
    }

    private static double figure(ReferenceData reference, String id) {
        Row row = reference.row(TABLE, id);
        if (row == null) {
            throw new RefusedException(List.of(new Problem(
                    TABLE, 0, 0, "", "the rulebook has no figure `" + id + "`", INTERCEPT + ", " + SLOPE, null)));
        }
        return ((Figure) row.value()).value().likely();
    }
}
