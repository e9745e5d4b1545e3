package org.transferadvisor.log.audit;

import org.jspecify.annotations.Nullable;

/**
 * What was found of a log.
 *
 * @param entries how many entries there are
 * @param first number of the first of them; above 1 where older ones were purged; 0 where there are none
 * @param masked in how many of them fields are masked
 * @param head hash of the last of them that is whole, hexadecimal: what to keep elsewhere, so that a cut end is found
 * @param broken number of the first entry that is not as it was written; 0 where all are
 * @param reason what is wrong with it, or with the log; null where nothing is
 */
public record Verified(
        long entries,
        long first,
        long masked,
        String head,
        long broken,
        @Nullable String reason) {

    /** Whether all is as it was written. */
    public boolean isWhole() {
        return reason == null;
    }
}
