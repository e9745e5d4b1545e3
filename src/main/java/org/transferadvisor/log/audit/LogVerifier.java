package org.transferadvisor.log.audit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.FactsDigest;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Kind;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.log.entry.Seal;
import org.transferadvisor.log.store.DamagedException;
import org.transferadvisor.log.store.LogStore;
import org.transferadvisor.rulebook.RulebookFiles;

/**
 * Finds what was changed, taken away, put in or moved in a log: each entry's hash is computed anew from the one before and from what
 * the entry says.
 */
public final class LogVerifier {

    private final LogStore store;
    private final @Nullable String head;
    private final LongConsumer progress;

    private final Set<String> rulebooks = new HashSet<>();
    private List<Recorded> masks = List.of();

    private long entries;
    private long first;
    private long masked;
    private long last;
    private long at;
    private byte[] hash = new byte[Seal.LENGTH];
    private boolean seen;

    /** An entry that is not as it was written. */
    private static final class BrokenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final long number;

        BrokenException(long number, String reason) {
            super(reason, null, false, false);
            this.number = number;
        }
    }

    /**
     * A verifier.
     *
     * @param head a hash that the log is known to have had as its last, or the beginning of one; null for none
     * @param progress takes the number of each entry that was looked at
     */
    public LogVerifier(LogStore store, @Nullable String head, LongConsumer progress) {
        this.store = store;
        this.head = head;
        this.progress = progress;
    }

    /** Looks at all entries, up to the first that is not as it was written. */
    public Verified verify() {
        try {
            masks = store.ofKind(Kind.MASK);
            store.each(0, this::look);
            store.checkIndex((reason, number) -> {
                throw new BrokenException(number, reason);
            });
        } catch (DamagedException e) {
            return verified(e.number(), e.getMessage());
        } catch (BrokenException e) {
            return verified(e.number, e.getMessage());
        }
        boolean cut = head != null && !seen;
        return verified(
                0,
                cut
                        ? "no entry has the hash " + head + ": the end of the log was cut off"
                                + (first > 1 ? ", or the entry is among those that were purged" : "")
                        : null);
    }

    private Verified verified(long broken, @Nullable String reason) {
        return new Verified(entries, first, masked, HexFormat.of().formatHex(hash), broken, reason);
    }

    private void look(Recorded entry) {
        if (entries == 0) {
            begin(entry);
        } else if (entry.number() != last + 1) {
            throw new BrokenException(last + 1, "it is missing");
        }
        if (entry.at() < at) {
            throw new BrokenException(entry.number(), "it says that it was written before the entry in front of it");
        }
        byte[] computed = hash(entry);
        if (!Arrays.equals(computed, entry.hash())) {
            throw new BrokenException(
                    entry.number(), "its hash is not the one of what it says and of the entry in front of it");
        }
        contents(entry);
        entries++;
        last = entry.number();
        at = entry.at();
        hash = computed;
        seen |= head != null && entry.head().startsWith(head);
        progress.accept(last);
    }

    private byte[] hash(Recorded entry) {
        try {
            return Seal.hash(
                    hash,
                    entry.number(),
                    entry.entry().kind(),
                    entry.at(),
                    entry.seal().content(entry.entry().fields()));
        } catch (IllegalArgumentException e) {
            throw new BrokenException(entry.number(), e.getMessage());
        }
    }

    /** The first entry there is: the first of all, or the one that the last purge left. */
    private void begin(Recorded entry) {
        first = entry.number();
        if (first == 1) {
            return;
        }
        List<Recorded> purges = store.ofKind(Kind.PURGE);
        Map<String, Object> purge = purges.isEmpty()
                ? Map.of()
                : purges.get(purges.size() - 1).entry().fields();
        if (!(purge.get(Keeping.FIRST) instanceof Number number) || number.longValue() != first) {
            throw new BrokenException(1, "it is missing, and no purge took it away");
        }
        hash = HexFormat.of().parseHex(String.valueOf(purge.get(Keeping.HASH)));
    }

    private void contents(Recorded entry) {
        Map<String, Object> fields = entry.entry().fields();
        String rulebook = entry.entry().text(Entry.RULEBOOK);
        if (rulebook != null && rulebooks.add(rulebook)) {
            rulebook(entry.number(), rulebook);
        }
        if (!entry.seal().masked().isEmpty()) {
            masked++;
            entry.seal().masked().keySet().forEach(pointer -> {
                if (masks.stream()
                        .noneMatch(each -> each.number() > entry.number()
                                && Masked.in(each.entry()).covers(pointer))) {
                    throw new BrokenException(
                            entry.number(), "its field " + pointer + " is gone, and no entry says that it was masked");
                }
            });
        }
        if (!entry.lacksFacts()
                && fields.get(Entry.FACTS) instanceof Map<?, ?> facts
                && fields.get(Entry.FACTS_DIGEST) instanceof String digest
                && !digest.equals(digest(facts))) {
            throw new BrokenException(entry.number(), "its facts are not those that its factsDigest is of");
        }
    }

    @SuppressWarnings("unchecked") // facts are fields by name
    private static String digest(Map<?, ?> facts) {
        return FactsDigest.of((Map<String, Object>) facts);
    }

    private void rulebook(long number, String digest) {
        try {
            Map<String, String> files = store.rulebook(digest);
            if (files == null) {
                throw new BrokenException(number, "its rulebook " + digest + " is not kept");
            }
            if (!RulebookFiles.of(files).digest().equals(digest)) {
                throw new BrokenException(number, "its rulebook " + digest + " is kept with other rules");
            }
        } catch (IllegalArgumentException e) {
            throw new BrokenException(number, "its rulebook " + digest + " is damaged");
        }
    }
}
