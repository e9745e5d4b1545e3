package org.transferadvisor.report;

/** Shows digests by their first digits: as many as tell them apart from another one. */
final class ShortDigest {

    private static final int FEWEST = 12;

    private ShortDigest() {}

    /** A digest by itself. */
    static String of(String digest) {
        return digest.substring(0, Math.min(FEWEST, digest.length()));
    }

    /** A digest beside another one, up to where the two differ. */
    static String of(String digest, String other) {
        int same = 0;
        while (same < Math.min(digest.length(), other.length()) && digest.charAt(same) == other.charAt(same)) {
            same++;
        }
        return digest.substring(0, Math.min(Math.max(FEWEST, same + 1), digest.length()));
    }
}
