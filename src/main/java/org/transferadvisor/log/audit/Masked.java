package org.transferadvisor.log.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Kind;

/**
 * Fields to be masked, as JSON pointers in an entry, each for all below it; {@code *} stands for any one step.
 *
 * @param named what is to be masked
 * @param along what would give that away
 */
public record Masked(List<String> named, List<String> along) {

    private static final String FIELDS = "fields";
    private static final String MODELS = "candidates(\\.(\\*|\\d+)(\\.model)?)?";

    /** Fields of an entry, besides its facts, that may name a person or say what nobody should read. */
    private static final Set<String> OWN = Set.of(Entry.BY, "purpose", Entry.ADVICE, "note");

    /** Copies the pointers. */
    public Masked {
        named = List.copyOf(named);
        along = List.copyOf(along);
    }

    /**
     * The fields that a user names, with all that would give them away: of a fact the digest of the facts and the whole advice, of
     * the project and the models the fields that repeat them.
     *
     * @param names paths of facts with dots, such as {@code candidates.*.model}; or a field of the entry, such as {@code by}
     */
    public static Masked of(List<String> names) {
        List<String> named = new ArrayList<>();
        List<String> along = new ArrayList<>();
        for (String name : names) {
            String pointer = "/" + name.replace('.', '/');
            if (OWN.contains(name)) {
                named.add(pointer);
                continue;
            }
            named.add("/" + Entry.FACTS + pointer);
            along.addAll(List.of("/" + Entry.FACTS_DIGEST, "/" + Entry.ADVICE));
            if (name.equals(Entry.PROJECT)) {
                along.add("/" + Entry.PROJECT);
            }
            if (name.matches(MODELS)) {
                along.add("/" + Entry.MODEL);
            }
        }
        return new Masked(named, along.stream().distinct().toList());
    }

    /** What an entry says was masked. */
    static Masked in(Entry entry) {
        return new Masked(
                entry.fields().get(FIELDS) instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of(),
                List.of());
    }

    /** The entry that says so. */
    Entry entry(Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>(more);
        fields.put(FIELDS, Stream.concat(named.stream(), along.stream()).toList());
        return new Entry(Kind.MASK, fields);
    }

    /** Whether a leaf is one of those named. */
    boolean names(String pointer) {
        return any(named, pointer);
    }

    /** Whether a leaf is to be masked where one of those named is. */
    public boolean covers(String pointer) {
        return any(named, pointer) || any(along, pointer);
    }

    private static boolean any(List<String> patterns, String pointer) {
        String[] steps = pointer.split("/");
        return patterns.stream().anyMatch(each -> begins(each.split("/"), steps));
    }

    private static boolean begins(String[] pattern, String[] steps) {
        for (int i = 0; i < pattern.length; i++) {
            if (i >= steps.length || !pattern[i].equals("*") && !pattern[i].equals(steps[i])) {
                return false;
            }
        }
        return true;
    }
}
