package org.transferadvisor.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Which entries have a term: as bits for blocks of entries that are full, and from the entries themselves after the last of them. */
final class Postings {

    /** Entries of a block. The number stands in logs that exist. */
    static final int BLOCK = 512;

    private Postings() {}

    /** Whether an entry is the last of its block. */
    static boolean closes(long number) {
        return number % BLOCK == BLOCK - 1;
    }

    /** Writes down the block that an entry is the last of, in the transaction that writes the entry. */
    static void close(Connection connection, long number) throws SQLException {
        write(connection, number / BLOCK, block(connection, number / BLOCK));
    }

    private static void write(Connection connection, long block, Map<Integer, BitSet> terms) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO log_posting (term, block, bits) VALUES (?, ?, ?)")) {
            for (Map.Entry<Integer, BitSet> each : terms.entrySet()) {
                insert.setInt(1, each.getKey());
                insert.setLong(2, block);
                insert.setBytes(3, each.getValue().toByteArray());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What the entries of a block say: by term, which of them have it. */
    static Map<Integer, BitSet> block(Connection connection, long block) throws SQLException {
        Map<Integer, BitSet> terms = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT number, terms FROM log_entry WHERE number BETWEEN ? AND ?")) {
            select.setLong(1, block * BLOCK);
            select.setLong(2, block * BLOCK + BLOCK - 1);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    int place = (int) (rows.getLong(1) % BLOCK);
                    BitSet.valueOf(rows.getBytes(2)).stream()
                            .forEach(term -> terms.computeIfAbsent(term, each -> new BitSet())
                                    .set(place));
                }
            }
        }
        return terms;
    }

    /** What was written down of a block. */
    static Map<Integer, BitSet> written(Connection connection, long block) throws SQLException {
        Map<Integer, BitSet> terms = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT term, bits FROM log_posting WHERE block = ?")) {
            select.setLong(1, block);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    terms.put(rows.getInt(1), BitSet.valueOf(rows.getBytes(2)));
                }
            }
        }
        return terms;
    }

    /** The entries that have a term, by number. */
    static BitSet of(Connection connection, int term) throws SQLException {
        BitSet found = new BitSet();
        long open = 0;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT block, bits FROM log_posting WHERE term = ? ORDER BY block")) {
            select.setInt(1, term);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    int from = Math.toIntExact(rows.getLong(1) * BLOCK);
                    BitSet.valueOf(rows.getBytes(2)).stream().forEach(place -> found.set(from + place));
                }
            }
        }
        try (PreparedStatement last = connection.prepareStatement("SELECT max(number) FROM log_entry");
                ResultSet rows = last.executeQuery()) {
            open = rows.next() ? (rows.getLong(1) + 1) / BLOCK * BLOCK : 0;
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT number, terms FROM log_entry WHERE number >= ?")) {
            select.setLong(1, open);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (BitSet.valueOf(rows.getBytes(2)).get(term)) {
                        found.set(Math.toIntExact(rows.getLong(1)));
                    }
                }
            }
        }
        return found;
    }

    /** Takes away what was written down of the entries before one, and writes its own block anew. */
    static void purge(Connection connection, long first) throws SQLException {
        boolean full;
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM log_posting WHERE block < ?")) {
            delete.setLong(1, first / BLOCK);
            delete.executeUpdate();
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM log_posting WHERE block = ?")) {
            delete.setLong(1, first / BLOCK);
            full = delete.executeUpdate() > 0;
        }
        if (full) {
            write(connection, first / BLOCK, block(connection, first / BLOCK));
        }
    }
}
