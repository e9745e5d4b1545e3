package org.transferadvisor.report.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * Places of values between the ends of a chart, from 0 to 1.
 *
 * @param low the value at 0; on a logarithmic scale its logarithm
 * @param high the value at 1; on a logarithmic scale its logarithm
 * @param logarithmic whether equal ratios take equal room
 */
record Scale(double low, double high, boolean logarithmic) {

    private static final int MOST_TICKS = 5;

    /** Equal differences take equal room; the ends are the values themselves. */
    static Scale linear(double low, double high) {
        return new Scale(low, high > low ? high : low + 1, false);
    }

    /** From the power of ten below the least value above 0 to the one above the greatest. */
    static Scale logarithmic(double least, double greatest) {
        double from = least > 0 ? Math.floor(Math.log10(least)) : 0;
        double to = greatest > 0 ? Math.ceil(Math.log10(greatest)) : from + 1;
        return new Scale(from, Math.max(to, from + 1), true);
    }

    /** Where a value lies, from 0 to 1; values beyond the ends lie on them. */
    double at(double value) {
        double place = logarithmic ? (value <= 0 ? low : Math.log10(value)) : value;
        double share = (place - low) / (high - low);
        return Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
    }

    /** Round values to mark, few enough to read. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            int step = Math.max(1, (int) Math.ceil((high - low) / MOST_TICKS));
            for (int power = (int) low; power <= (int) high; power += step) {
                ticks.add(Math.pow(10, power));
            }
            return ticks;
        }
        double step = round((high - low) / (MOST_TICKS - 1));
        for (double tick = Math.ceil(low / step) * step; tick <= high + step * 1e-9; tick += step) {
            ticks.add(Math.abs(tick) < step * 1e-9 ? 0.0 : tick);
        }
        return ticks;
    }

    /** The step of 1, 2 or 5 times a power of ten that is not less. */
    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double lead = step / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }
}
