package org.transferadvisor.log.store;

import java.util.SortedSet;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Seal;

/**
 * An entry made ready by who writes it, so that nothing is left to do in the one place where all wait for each other but to give it
 * a number.
 *
 * @param entry the entry
 * @param terms its terms
 * @param seal what binds it
 * @param digest the digest over its fields
 * @param content the fields that have no column, as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Prepared(Entry entry, SortedSet<String> terms, Seal seal, byte[] digest, String content) {

    static Prepared of(Entry entry) {
        Seal seal = Seal.fresh();
        return new Prepared(entry, entry.terms(), seal, seal.content(entry.fields()), Rows.content(entry, seal));
    }
}
