package org.transferadvisor.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.log.entry.Packed;

/** The rulebooks that decided, each kept once. */
final class Rulebooks {

    private Rulebooks() {}

    /** Keeps a rulebook that is not kept yet. */
    static void keep(Connection connection, String digest, Supplier<Map<String, String>> files) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM log_rulebook WHERE digest = ?")) {
            select.setString(1, digest);
            try (ResultSet rows = select.executeQuery()) {
                if (rows.next()) {
                    return;
                }
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO log_rulebook (digest, files) VALUES (?, ?)")) {
            insert.setString(1, digest);
            insert.setBytes(2, Packed.bytes(Rows.json(new TreeMap<>(files.get()))));
            insert.executeUpdate();
        }
    }

    /**
     * The files of a rulebook, text by path; null where it is not kept.
     *
     * @throws IllegalArgumentException where what is kept is no rulebook
     */
    static @Nullable Map<String, String> files(Connection connection, String digest) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT files FROM log_rulebook WHERE digest = ?")) {
            select.setString(1, digest);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                Map<String, String> files = new TreeMap<>();
                Rows.map(Packed.text(rows.getBytes(1))).forEach((path, text) -> files.put(path, String.valueOf(text)));
                return files;
            }
        }
    }
}
