package org.transferadvisor.log;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Packed;
import org.transferadvisor.log.entry.Recorded;

/** What is shown of a decision in a log. */
public final class ShownDecision {

    /** What a list shows of each, in order. */
    public static final List<String> COLUMNS = List.of(
            "number",
            "logged",
            Entry.ID,
            Entry.PROJECT,
            Entry.STRATEGY,
            "adaptation",
            Entry.MODEL,
            Entry.VERDICT,
            Entry.BY,
            "purpose",
            Entry.RULEBOOK);

    private ShownDecision() {}

    /** One line of a list: what is known of its columns. */
    public static Map<String, Object> row(Recorded each) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", each.number());
        row.put("logged", each.time().toString());
        COLUMNS.stream().skip(2).forEach(column -> {
            String value = each.entry().text(column);
            if (value != null) {
                row.put(column, value);
            }
        });
        return row;
    }

    /** The whole advice as JSON, where it was kept; null where it was not, or is masked. */
    public static @Nullable String advice(Recorded decision) {
        String packed = decision.entry().text(Entry.ADVICE);
        return packed == null ? null : Packed.text(Base64.getDecoder().decode(packed));
    }

    /** All that the log keeps of one, with how it turned out. */
    public static Map<String, Object> fields(Recorded entry, List<Recorded> outcomes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", entry.number());
        fields.put("logged", entry.time().toString());
        fields.putAll(entry.entry().fields());
        fields.computeIfPresent(Entry.ADVICE, (name, packed) -> "kept");
        if (!entry.seal().masked().isEmpty()) {
            fields.put("masked", List.copyOf(entry.seal().masked().keySet()));
        }
        fields.put("hash", entry.head());
        if (!outcomes.isEmpty()) {
            fields.put(
                    "outcomes",
                    outcomes.stream().map(each -> fields(each, List.of())).toList());
        }
        return fields;
    }
}
