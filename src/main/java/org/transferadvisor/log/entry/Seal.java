package org.transferadvisor.log.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Sha256;

/**
 * What binds an entry to its fields. Each leaf of the fields has a key of its own, made of the entry's secret and the leaf's
 * pointer, and a digest: SHA-256 over the key and the value. The entry's hash is over these digests, not over the values, so that a
 * value can be taken away with its key: its digest stays, the hash still holds, and nobody finds the value by trying.
 *
 * @param secret what all keys are made of; null once a field is masked
 * @param keys the keys that are left then, by pointer
 * @param masked digests of the values that were taken away, by pointer
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Seal(byte @Nullable [] secret, Map<String, byte[]> keys, SortedMap<String, byte[]> masked) {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private static final int LENGTH_OF_SECRET = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A seal with a secret that nobody knows. */
    public static Seal fresh() {
        byte[] secret = new byte[LENGTH_OF_SECRET];
        RANDOM.nextBytes(secret);
        return new Seal(secret, Map.of(), new TreeMap<>());
    }

    /** The digest of each leaf, of those that are masked too. */
    public SortedMap<String, byte[]> digests(Map<String, ?> fields) {
        MessageDigest sha = Sha256.begin();
        SortedMap<String, byte[]> digests = new TreeMap<>(masked);
        Fields.leaves(fields).forEach((pointer, value) -> {
            sha.update(key(sha, pointer));
            digests.put(pointer, sha.digest(value.getBytes(StandardCharsets.UTF_8)));
        });
        return digests;
    }

    private byte[] key(MessageDigest sha, String pointer) {
        if (secret == null) {
            byte[] key = keys.get(pointer);
            if (key == null) {
                throw new IllegalArgumentException("the field " + pointer + " has no key");
            }
            return key;
        }
        sha.update(secret);
        return sha.digest(pointer.getBytes(StandardCharsets.UTF_8));
    }

    /** One digest over all fields. */
    public byte[] content(Map<String, ?> fields) {
        MessageDigest sha = Sha256.begin();
        digests(fields).forEach((pointer, digest) -> {
            byte[] name = pointer.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
            sha.update(name);
            sha.update(digest);
        });
        return sha.digest();
    }

    /** What is left once leaves are masked: their digests, and the keys of the others. */
    public Seal mask(Map<String, ?> fields, Predicate<String> pointers) {
        MessageDigest sha = Sha256.begin();
        Map<String, byte[]> left = new TreeMap<>();
        SortedMap<String, byte[]> taken = new TreeMap<>(masked);
        digests(fields).forEach((pointer, digest) -> {
            if (masked.containsKey(pointer)) {
                return;
            }
            if (pointers.test(pointer)) {
                taken.put(pointer, digest);
            } else {
                left.put(pointer, key(sha, pointer));
            }
        });
        return new Seal(null, left, taken);
    }

    /**
     * The hash of an entry.
     *
     * @param before the hash of the entry before it
     * @param number its number
     * @param kind its kind
     * @param at when it was written, milliseconds since 1970
     * @param content the digest over its fields
     */
    public static byte[] hash(byte[] before, long number, Kind kind, long at, byte[] content) {
        MessageDigest sha = Sha256.begin();
        sha.update(before);
        sha.update(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(number)
                .putLong(at)
                .putInt(kind.number())
                .array());
        return sha.digest(content);
    }
}
