package org.transferadvisor.log.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Kind;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.log.entry.Seal;

/** Entries as rows of their table. */
final class Rows {

    static final String COLUMNS = "number, kind, at, id, project, model, who, run, line, terms, content, secret, hash";

    static final String INSERT =
            "INSERT INTO log_entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String UPDATE =
            "UPDATE log_entry SET project = ?, model = ?, who = ?, content = ?, secret = ? WHERE number = ?";

    /** Where the digests of masked fields stand in the content, and the keys of the others. No field of an entry is called so. */
    private static final String MASKED = "#masked";

    private static final String KEYS = "#keys";

    private static final Set<String> TEXT_COLUMNS = Set.of(Entry.ID, Entry.PROJECT, Entry.MODEL, Entry.BY);
    private static final Set<String> NUMBER_COLUMNS = Set.of(Entry.RUN, Entry.LINE);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Rows() {}

    // ---- writing ----

    /** The fields that have no column, as JSON. */
    static String content(Entry entry, Seal seal) {
        Map<String, Object> content = new LinkedHashMap<>(entry.fields());
        content.keySet().removeAll(TEXT_COLUMNS);
        content.keySet().removeAll(NUMBER_COLUMNS);
        content.keySet().removeAll(Entry.SHARED);
        if (seal.secret() == null) {
            content.put(MASKED, hexadecimal(seal.masked()));
            content.put(KEYS, hexadecimal(seal.keys()));
        }
        return json(content);
    }

    private static Map<String, String> hexadecimal(Map<String, byte[]> bytes) {
        Map<String, String> text = new TreeMap<>();
        bytes.forEach((pointer, each) -> text.put(pointer, HexFormat.of().formatHex(each)));
        return text;
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and lists are JSON", e);
        }
    }

    /** Fills the statement {@link #INSERT}. */
    static void bind(PreparedStatement insert, long number, long at, Prepared prepared, byte[] terms, byte[] hash)
            throws SQLException {
        Entry entry = prepared.entry();
        insert.setLong(1, number);
        insert.setInt(2, entry.kind().number());
        insert.setLong(3, at);
        insert.setString(4, entry.text(Entry.ID));
        insert.setString(5, entry.text(Entry.PROJECT));
        insert.setString(6, entry.text(Entry.MODEL));
        insert.setString(7, entry.text(Entry.BY));
        number(insert, 8, entry.fields().get(Entry.RUN));
        number(insert, 9, entry.fields().get(Entry.LINE));
        insert.setBytes(10, terms);
        insert.setString(11, prepared.content());
        insert.setBytes(12, prepared.seal().secret());
        insert.setBytes(13, hash);
    }

    /** Fills the statement {@link #UPDATE}. */
    static void bind(PreparedStatement update, Recorded entry) throws SQLException {
        update.setString(1, entry.entry().text(Entry.PROJECT));
        update.setString(2, entry.entry().text(Entry.MODEL));
        update.setString(3, entry.entry().text(Entry.BY));
        update.setString(4, content(entry.entry(), entry.seal()));
        update.setBytes(5, entry.seal().secret());
        update.setLong(6, entry.number());
    }

    private static void number(PreparedStatement insert, int place, @Nullable Object value) throws SQLException {
        if (value instanceof Number number) {
            insert.setLong(place, number.longValue());
        } else {
            insert.setNull(place, Types.BIGINT);
        }
    }

    // ---- reading ----

    /**
     * The entry of a row.
     *
     * @throws IllegalArgumentException where the row was written by no advisor
     */
    static Recorded read(ResultSet row, Terms terms) throws SQLException {
        Map<String, Object> fields = new LinkedHashMap<>();
        text(fields, Entry.ID, row.getString(4));
        text(fields, Entry.PROJECT, row.getString(5));
        text(fields, Entry.MODEL, row.getString(6));
        text(fields, Entry.BY, row.getString(7));
        number(fields, Entry.RUN, row.getLong(8), row.wasNull());
        number(fields, Entry.LINE, row.getLong(9), row.wasNull());
        terms.into(fields, bytes(row, 10));
        Map<String, Object> content = map(row.getString(11));
        Object masked = content.remove(MASKED);
        Object keys = content.remove(KEYS);
        content.forEach((name, value) -> {
            if (value == null || fields.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("its field " + name + " stands twice or is empty");
            }
        });
        Seal seal = new Seal(row.getBytes(12), bytes(keys), bytes(masked));
        return new Recorded(
                row.getLong(1), row.getLong(3), new Entry(Kind.of(row.getInt(2)), fields), seal, bytes(row, 13));
    }

    private static void text(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static void number(Map<String, Object> fields, String name, long value, boolean none) {
        if (!none) {
            fields.put(name, BigDecimal.valueOf(value));
        }
    }

    private static byte[] bytes(ResultSet row, int place) throws SQLException {
        byte[] bytes = row.getBytes(place);
        return bytes == null ? new byte[0] : bytes;
    }

    @SuppressWarnings("unchecked") // JSON objects have names
    static Map<String, Object> map(@Nullable String json) {
        try {
            return JSON.readValue(String.valueOf(json), LinkedHashMap.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("its content is no JSON", e);
        }
    }

    private static SortedMap<String, byte[]> bytes(@Nullable Object hexadecimal) {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        if (hexadecimal instanceof Map<?, ?> map) {
            map.forEach((pointer, each) ->
                    bytes.put(String.valueOf(pointer), HexFormat.of().parseHex(String.valueOf(each))));
        }
        return bytes;
    }
}
