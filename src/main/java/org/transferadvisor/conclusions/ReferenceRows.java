package org.transferadvisor.conclusions;

import org.apiguardian.api.API;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Sheet;

/**
 * The reference rows that sheets are computed with, gathered once. It adds no figure to them.
 *
 * @param rows the rows
 */
@API(status = API.Status.INTERNAL)
public record ReferenceRows(Rows rows) implements Sheet {

    @Override
    public Calculations calculations() {
        return new Calculations();
    }
}
