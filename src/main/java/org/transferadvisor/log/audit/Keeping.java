package org.transferadvisor.log.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.log.SqlLog;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Fields;
import org.transferadvisor.log.entry.Kind;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.log.store.Filter;
import org.transferadvisor.log.store.LogStore;

/**
 * Takes out of a log what it may not keep, and leaves it whole: each time an entry says first what is taken out, so that nobody can
 * take out anything else and say nothing.
 */
public final class Keeping {

    static final String FIRST = "first";
    static final String HASH = "hash";

    private final LogStore store;
    private final Map<String, Object> who = new LinkedHashMap<>();

    /**
     * Keeps a log.
     *
     * @param by who does; null where nobody says
     * @param purpose what for; null where nobody says
     */
    public Keeping(LogStore store, @Nullable String by, @Nullable String purpose) {
        this.store = store;
        if (by != null) {
            who.put(Entry.BY, by);
        }
        if (purpose != null) {
            who.put("purpose", purpose);
        }
    }

    /**
     * Masks fields.
     *
     * @param filter in which decisions; {@link Filter#ALL} for all entries
     * @return in how many entries there was something to mask
     */
    public long mask(Masked masked, Filter filter) {
        List<Long> touched = new ArrayList<>();
        each(filter, entry -> {
            if (Fields.leaves(entry.entry().fields()).keySet().stream().anyMatch(masked::names)) {
                touched.add(entry.number());
            }
        });
        if (touched.isEmpty()) {
            return 0;
        }
        Map<String, Object> said = new LinkedHashMap<>(who);
        said.put("entries", BigDecimal.valueOf(touched.size()));
        append(masked.entry(said));
        store.rewrite(touched, entry -> less(entry, masked));
        return touched.size();
    }

    /** An entry without some of its fields. */
    public static Recorded less(Recorded entry, Masked masked) {
        Map<String, Object> fields = entry.entry().fields();
        return new Recorded(
                entry.number(),
                entry.at(),
                new Entry(entry.entry().kind(), Fields.without(fields, masked::covers)),
                entry.seal().mask(fields, masked::covers),
                entry.hash());
    }

    private void each(Filter filter, Consumer<Recorded> consumer) {
        if (filter.equals(Filter.ALL)) {
            store.each(0, consumer);
        } else {
            store.decisions(filter, false, Long.MAX_VALUE, consumer);
        }
    }

    /**
     * Takes away all entries before a time: those in front of the first that was written then or later.
     *
     * @param before milliseconds since 1970
     * @return how many
     */
    public long purge(long before) {
        Recorded last = store.lastBefore(before);
        Recorded first = store.first();
        if (last == null || first == null) {
            return 0;
        }
        Map<String, Object> said = new LinkedHashMap<>(who);
        said.put(FIRST, BigDecimal.valueOf(last.number() + 1));
        said.put(HASH, HexFormat.of().formatHex(last.hash()));
        said.put("entries", BigDecimal.valueOf(last.number() - first.number() + 1));
        append(new Entry(Kind.PURGE, said));
        store.removeBefore(last.number() + 1);
        return last.number() - first.number() + 1;
    }

    private void append(Entry entry) {
        try {
            store.writer().append(List.of(entry), null).join();
        } catch (CompletionException e) {
            throw SqlLog.unlogged(e);
        }
    }
}
