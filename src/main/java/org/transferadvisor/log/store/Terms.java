package org.transferadvisor.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.log.entry.Entry;

/** The values that entries share, each with a number of its own. An entry keeps which of them it has as bits. */
final class Terms {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<@Nullable String> names = new ArrayList<>();

    /** Reads those that came since the last time. */
    void refresh(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT number, name FROM log_term WHERE number >= ? ORDER BY number")) {
            select.setInt(1, names.size());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    put(rows.getInt(1), rows.getString(2));
                }
            }
        }
    }

    private void put(int number, String name) {
        while (names.size() <= number) {
            names.add(null);
        }
        names.set(number, name);
        numbers.put(name, number);
    }

    /** Forgets all, after a transaction that may have been taken back. */
    void clear() {
        numbers.clear();
        names.clear();
    }

    /** The number of a term; null where no entry has it. */
    @Nullable
    Integer number(String name) {
        return numbers.get(name);
    }

    /** The numbers of all terms that begin so, by the rest of their name. */
    Map<String, Integer> starting(String beginning) {
        Map<String, Integer> found = new HashMap<>();
        numbers.forEach((name, number) -> {
            if (name.startsWith(beginning)) {
                found.put(name.substring(beginning.length()), number);
            }
        });
        return found;
    }

    /** The bits of some terms; those that are new get a number. Called in a transaction in which nobody else writes. */
    byte[] bits(Connection connection, SortedSet<String> terms) throws SQLException {
        if (!numbers.keySet().containsAll(terms)) {
            refresh(connection);
        }
        BitSet bits = new BitSet();
        for (String term : terms) {
            Integer known = numbers.get(term);
            int number = known == null ? add(connection, term) : known;
            bits.set(number);
        }
        return bits.toByteArray();
    }

    private int add(Connection connection, String name) throws SQLException {
        int number = names.size();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO log_term (number, name) VALUES (?, ?)")) {
            insert.setInt(1, number);
            insert.setString(2, name);
            insert.executeUpdate();
        }
        put(number, name);
        return number;
    }

    /**
     * The fields that some bits stand for.
     *
     * @throws IllegalArgumentException where a bit stands for no term, or two for one field of one value
     */
    void into(Map<String, Object> fields, byte[] bits) {
        Map<String, SortedSet<String>> several = new HashMap<>();
        BitSet.valueOf(bits).stream().forEach(number -> {
            String name = number < names.size() ? names.get(number) : null;
            int colon = name == null ? -1 : name.indexOf(':');
            if (name == null || colon < 0) {
                throw new IllegalArgumentException("it has a term of number " + number + ", which is not there");
            }
            String field = name.substring(0, colon);
            String value = name.substring(colon + 1);
            if (Entry.SEVERAL.contains(field)) {
                several.computeIfAbsent(field, each -> new TreeSet<>()).add(value);
            } else if (fields.put(field, value) != null) {
                throw new IllegalArgumentException("its field " + field + " has two values");
            }
        });
        several.forEach((field, values) -> fields.put(field, List.copyOf(values)));
    }
}
