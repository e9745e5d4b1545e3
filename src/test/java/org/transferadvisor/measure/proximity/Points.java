package org.transferadvisor.measure.proximity;

/** Two figures without their intervals, and both weighted as the rulebook does. */
public record Points(double semantic, double distribution) {

    /** Compares two sides. */
    public static Points of(double[][] target, double[][] source) {
        Comparison compared = Comparison.of(Vectors.of(target), Vectors.of(source), 1, 1);
        Estimate semantic = compared.semantic();
        return new Points(
                semantic == null ? Double.NaN : semantic.value(),
                compared.distribution().value());
    }

    /** 0: semantic; 1: distribution; 2: both, 4 to 3. */
    public double figure(int number) {
        return number == 0 ? semantic : number == 1 ? distribution : (4 * semantic + 3 * distribution) / 7;
    }
}
