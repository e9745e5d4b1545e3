package org.transferadvisor.rulebook.check.types;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * What fields may hold.
 *
 * @param ids the ids of each reference table that can be read
 * @param filled the facts that have a value for their default, by general pointers such as {@code /candidates/*}{@code /access};
 *     null where the defaults cannot be read
 */
public record KnownWords(
        Map<String, Set<String>> ids, @Nullable Set<String> filled) {

    /** Whether a field of a fact is never unknown, or may not be blamed for it. */
    boolean isFilled(Vocabulary.Kind kind, String field) {
        return filled == null || kind.record() != null && filled.contains(section(kind.record()) + "/" + field);
    }

    /** Where facts of a type stand in a facts file; empty where they stand nowhere. */
    private static String section(Class<? extends Record> type) {
        for (RecordComponent each : ProjectFacts.class.getRecordComponents()) {
            if (each.getType() == type) {
                return "/" + each.getName();
            }
            if (each.getGenericType() instanceof ParameterizedType list && list.getActualTypeArguments()[0] == type) {
                return "/" + each.getName() + "/*";
            }
        }
        return "";
    }

    /** The words of a field; empty where any text may stand, or where the table that lists them cannot be read. */
    public Set<String> of(Vocabulary.Kind kind, Vocabulary.Member member) {
        if (!member.words().isEmpty()) {
            return new LinkedHashSet<>(member.words());
        }
        if (!member.table().isEmpty()) {
            return ids.getOrDefault(member.table(), Set.of());
        }
        Set<String> known = new LinkedHashSet<>();
        if (isRowId(kind, member) && kind.record() != null) {
            List<String> tables = ReferenceData.tablesOf(kind.record());
            if (ids.keySet().containsAll(tables)) {
                tables.forEach(table -> known.addAll(ids.get(table)));
            }
        }
        return known;
    }

    /** What is checked of a word of a field. */
    static Check check(Vocabulary.Kind kind, Vocabulary.Member member) {
        return isRowId(kind, member) || !member.table().isEmpty() ? Check.UNKNOWN_ID : Check.UNKNOWN_WORD;
    }

    private static boolean isRowId(Vocabulary.Kind kind, Vocabulary.Member member) {
        return kind.origin() == Vocabulary.Origin.REFERENCE && member.name().equals("id");
    }
}
