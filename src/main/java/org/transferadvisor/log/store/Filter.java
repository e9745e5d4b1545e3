package org.transferadvisor.log.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.log.entry.Entry;

/**
 * Which decisions are asked for: those that meet all of it.
 *
 * @param from written at this time or later, milliseconds since 1970; null for any
 * @param until written before this time; null for any
 * @param columns text that a field must be, by field; among {@code project}, {@code model} and {@code by}
 * @param terms values that a shared field must have, by field, such as {@code strategy} or {@code rules}
 */
public record Filter(
        @Nullable Long from, @Nullable Long until, Map<String, String> columns, Map<String, String> terms) {

    /** All decisions. */
    public static final Filter ALL = new Filter(null, null, Map.of(), Map.of());

    /**
     * A day such as {@code 2026-11-28} or a time such as {@code 2026-11-28T09:30:00Z}, as milliseconds since 1970.
     *
     * @throws java.time.DateTimeException where it is neither
     */
    public static long time(String text) {
        return text.length() <= 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
                : Instant.parse(text).toEpochMilli();
    }

    /** The same in a span of time. */
    public Filter between(@Nullable Long start, @Nullable Long end) {
        return new Filter(start, end, columns, terms);
    }

    /** The same where a field has a value too; null asks for nothing. */
    public Filter with(String field, @Nullable String value) {
        if (value == null) {
            return this;
        }
        boolean shared = Entry.SHARED.contains(field);
        Map<String, String> more = new LinkedHashMap<>(shared ? terms : columns);
        more.put(field, value);
        return shared ? new Filter(from, until, columns, more) : new Filter(from, until, more, terms);
    }
}
