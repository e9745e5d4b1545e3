package org.transferadvisor.figures;

/** A sheet of figures that one rule takes at once. In a trace each figure stands in the sheet's place. */
public interface Sheet {

    /**
     * Its figures.
     *
     * @return how each was calculated
     */
    Calculations calculations();
}
