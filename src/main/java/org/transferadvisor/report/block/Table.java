package org.transferadvisor.report.block;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param caption what it shows
 * @param columns its columns
 * @param rows its rows, each with a cell for every column
 */
public record Table(String caption, List<Column> columns, List<Row> rows) {

    /**
     * A column.
     *
     * @param title its title; empty where the cells speak for themselves
     * @param numeric whether its cells are figures, aligned to the right
     */
    public record Column(String title, boolean numeric) {}

    /**
     * A row.
     *
     * @param cells its cells
     * @param strong whether it stands out: the recommended, the selected, the sum
     * @param rule id of the rule that it rests on; null where it rests on none by itself
     */
    public record Row(
            List<String> cells, boolean strong, @Nullable String rule) {}

    /** A table under construction. */
    public static final class Builder {

        private final String caption;
        private final List<Column> columns = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();

        private Builder(String caption) {
            this.caption = caption;
        }

        /** Columns of words. */
        public Builder words(String... titles) {
            List.of(titles).forEach(title -> columns.add(new Column(title, false)));
            return this;
        }

        /** Columns of figures. */
        public Builder figures(String... titles) {
            List.of(titles).forEach(title -> columns.add(new Column(title, true)));
            return this;
        }

        /** A row. */
        public Builder row(String... cells) {
            return row(List.of(cells), false, null);
        }

        /** A row that may stand out or rest on a rule. */
        public Builder row(List<String> cells, boolean strong, @Nullable String rule) {
            rows.add(new Row(List.copyOf(cells), strong, rule));
            return this;
        }

        /** The table. */
        public Table build() {
            return new Table(caption, List.copyOf(columns), List.copyOf(rows));
        }
    }

    /** A table with a caption. */
    public static Builder of(String caption) {
        return new Builder(caption);
    }

    /** Titles of the columns. */
    public List<String> titles() {
        return columns.stream().map(Column::title).toList();
    }

    /** Whether any row rests on a rule. */
    public boolean hasRules() {
        return rows.stream().anyMatch(each -> each.rule() != null);
    }
}
