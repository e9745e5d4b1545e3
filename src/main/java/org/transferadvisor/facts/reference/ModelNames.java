package org.transferadvisor.facts.reference;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;

/**
 * Finds the row of a source model by the name that people write: with the organisation before it, in other case, with
 * blanks or dots, and with endings that name a release or a tuning of the same weights.
 */
final class ModelNames {

    /** Endings that leave a model's size and shape as they are: its tuning, its letters' case, its context and its date. */
    private static final Pattern ENDING = Pattern.compile(
            "-(instruct|chat|it|pt|hf|base|sft|dpo|uncased|cased|preview|latest|v\\d+(\\.\\d+)*|\\d+k|\\d{4}-\\d{2}-\\d{2}|\\d{8}|\\d{4})$");

    private final Map<String, Row> byName = new HashMap<>();

    ModelNames(Collection<Row> models) {
        for (Row row : models) {
            put(row.id(), row);
        }
        for (Row row : models) {
            SourceModel model = (SourceModel) row.value();
            put(model.maker() + "-" + row.id(), row);
            if (model.alsoCalled() != null) {
                for (String name : model.alsoCalled().split(",", -1)) {
                    put(name, row);
                }
            }
        }
    }

    private void put(String name, Row row) {
        byName.putIfAbsent(bare(plain(name)), row);
    }

    /** The row of a model; null where none goes by that name. */
    @Nullable
    Row row(String name) {
        String written = plain(name);
        while (true) {
            Row row = byName.get(bare(written));
            Matcher ending = ENDING.matcher(written);
            if (row != null || !ending.find()) {
                return row;
            }
            written = written.substring(0, ending.start());
        }
    }

    /** The row of a model under the name that was written, for rules to match; null where none goes by that name. */
    @Nullable
    Row called(String name) {
        Row row = row(name);
        if (row == null || row.id().equals(name)) {
            return row;
        }
        RecordFields fields = RecordFields.of(SourceModel.class);
        Record renamed = fields.with(row.value(), fields.names().indexOf("id"), name);
        return new Row(row.table(), name, renamed, row.file(), row.line(), row.provenance());
    }

    /** Without organisation, in small letters, with hyphens between the words. */
    private static String plain(String name) {
        String trimmed = name.strip();
        return trimmed.substring(trimmed.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[_\\s]+", "-");
    }

    private static String bare(String plain) {
        return plain.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
