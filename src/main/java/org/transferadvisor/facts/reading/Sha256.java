package org.transferadvisor.facts.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that facts, rulebooks, entries of logs and scripts are known by. */
public final class Sha256 {

    private Sha256() {}

    /** A digest of what is still to be told, piece by piece. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The digest of a text in UTF-8, 32 bytes. */
    public static byte[] of(String text) {
        return begin().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same, hexadecimal. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** The digest of bytes, hexadecimal. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(begin().digest(bytes));
    }

    /** The digest of what was told, hexadecimal. */
    public static String hex(MessageDigest told) {
        return HexFormat.of().formatHex(told.digest());
    }
}
