package org.transferadvisor.rulebook.check.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.rulebook.Vocabulary;
import org.transferadvisor.rulebook.check.Check;

/**
 * The words that fields may hold.
 *
 * @param ids the ids of each reference table that can be read
 */
public record KnownWords(Map<String, Set<String>> ids) {

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
