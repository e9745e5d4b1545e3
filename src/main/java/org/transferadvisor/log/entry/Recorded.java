package org.transferadvisor.log.entry;

import java.time.Instant;
import java.util.HexFormat;

/**
 * An entry in its place in the log.
 *
 * @param number its number, from 1 without a gap
 * @param at when it was written, milliseconds since 1970; never before the entry in front of it
 * @param entry what it says, without what is masked
 * @param seal what binds it to that
 * @param hash over the hash before it and over what it says
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Recorded(long number, long at, Entry entry, Seal seal, byte[] hash) {

    /** When it was written. */
    public Instant time() {
        return Instant.ofEpochMilli(at);
    }

    /** Its hash, hexadecimal. */
    public String head() {
        return HexFormat.of().formatHex(hash);
    }

    /** Whether a fact was masked, so that the decision cannot be run again. */
    public boolean lacksFacts() {
        return seal.masked().keySet().stream().anyMatch(each -> each.startsWith("/" + Entry.FACTS + "/"));
    }
}
