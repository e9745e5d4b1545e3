package org.transferadvisor.measure.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.measure.reading.Csv;
import org.transferadvisor.measure.reading.Refusal;

/** Reads a CSV list of GPUs or models, whatever its columns are called. */
public final class ListReader {

    private static final int MOST = 100_000;
    private static final int LONGEST = 200;
    private static final Pattern AMOUNT = Pattern.compile(
            "(?i)\\s*(?:usd|us\\$|\\$)?\\s*(\\d{1,15}(?:\\.\\d{1,9})?|\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,9})?)\\s*(k|m|b|bn|t|gb|gib|tflops|tflop/s|usd|\\$)?\\s*(?:/\\s*(?:h|hr|hour))?\\s*");
    private static final Pattern DATE = Pattern.compile("\\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?");
    private static final Set<String> TEXTS = Set.of("maker", "modality", "trainedOn", "access", "license");
    private static final Set<String> TRUTHS = Set.of("promptInterface", "hostedFineTuning");

    private final String table;
    private final Path file;
    private final Map<String, String> said;
    private final @Nullable String date;

    /**
     * A reader.
     *
     * @param table {@code gpus} or {@code models}
     * @param file the list
     * @param said by column, the field that it holds
     * @param date of the whole list; null where a column has it
     */
    public ListReader(String table, Path file, Map<String, String> said, @Nullable String date) {
        this.table = table;
        this.file = file;
        this.said = said;
        this.date = date;
    }

    /** Whether a text is a year, a month or a day. */
    public static boolean isDate(String text) {
        return DATE.matcher(text).matches();
    }

    /** Reads all lines. */
    public Listed read() {
        Refusal.unlessFile(file, "a list: .csv");
        try (Csv csv = new Csv(file, bytes -> {})) {
            List<String> header = csv.next();
            if (header == null) {
                throw Refusal.of(file.toString(), "the file is empty", "a header, and below it a line for each", null);
            }
            List<String> names = header.stream().map(String::strip).toList();
            checkSaid(names);
            Map<String, String> columns = Columns.matched(table, names, said);
            checkFound(columns, names);
            List<Listed.Line> rows = new ArrayList<>();
            List<Listed.Refused> refused = new ArrayList<>();
            for (List<String> record = csv.next(); record != null; record = csv.next()) {
                if (rows.size() + refused.size() == MOST) {
                    throw Refusal.at(
                            file.toString(), csv.line(), 1, "the list is too long", "at most 100,000 lines", null);
                }
                try {
                    rows.add(line(csv.line(), names, record, columns));
                } catch (IllegalArgumentException e) {
                    refused.add(new Listed.Refused(csv.line(), String.valueOf(e.getMessage())));
                }
            }
            List<String> ignored =
                    names.stream().filter(each -> !columns.containsKey(each)).toList();
            return new Listed(columns, ignored, List.copyOf(rows), List.copyOf(refused));
        }
    }

    private void checkSaid(List<String> names) {
        said.forEach((column, field) -> {
            if (!names.contains(column)) {
                throw Refusal.at(
                        file.toString(),
                        1,
                        1,
                        "there is no column " + Problem.quoted(column),
                        Refusal.some(names),
                        Suggestion.of(column, names));
            }
            if (!Columns.of(table).containsKey(field)) {
                throw Refusal.of(
                        file.toString(),
                        "--map: " + Problem.quoted(field) + " is no field of " + table,
                        String.join(
                                ", ",
                                Columns.of(table).keySet().stream().sorted().toList()),
                        Suggestion.of(field, Columns.of(table).keySet()));
            }
        });
    }

    private void checkFound(Map<String, String> columns, List<String> names) {
        String missing = !columns.containsValue("id")
                ? "id"
                : table.equals("gpus") && !columns.containsValue("price") ? "price" : null;
        if (missing != null) {
            throw Refusal.at(
                    file.toString(),
                    1,
                    1,
                    "no column is taken for " + Problem.quoted(missing) + "; there are " + Refusal.some(names),
                    "--map COLUMN=" + missing,
                    null);
        }
        if (date == null && !columns.containsValue("date")) {
            throw Refusal.of(
                    file.toString(),
                    "the list has no date",
                    "--date YYYY-MM-DD, or a column with it",
                    "a price without a date is worth nothing next year");
        }
    }

    private Listed.Line line(long number, List<String> names, List<String> record, Map<String, String> columns) {
        if (record.size() != names.size()) {
            throw new IllegalArgumentException("it has " + record.size() + " columns, and the header " + names.size());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String field = columns.get(names.get(i));
            String cell = record.get(i).strip();
            if (field != null && !cell.isEmpty()) {
                values.put(field, value(field, names.get(i), cell));
            }
        }
        Object id = values.remove("id");
        if (id == null) {
            throw new IllegalArgumentException("it has no name");
        }
        if (!values.containsKey("date")) {
            if (date == null) {
                throw new IllegalArgumentException("it has no date");
            }
            values.put("date", date);
        }
        if (table.equals("gpus") && !values.containsKey("price")) {
            throw new IllegalArgumentException("it has no price");
        }
        return new Listed.Line(number, id.toString(), values);
    }

    private static Object value(String field, String column, String cell) {
        if (cell.length() > LONGEST) {
            throw new IllegalArgumentException(Problem.quoted(cell) + " in " + Problem.quoted(column) + " is too long");
        }
        if (field.equals("date")) {
            String day = cell.length() > 10 ? cell.substring(0, 10) : cell;
            if (!isDate(day)) {
                throw new IllegalArgumentException(Problem.quoted(cell) + " is no date such as 2026-05-24");
            }
            return day;
        }
        if (TRUTHS.contains(field)) {
            if (!cell.matches("(?i)yes|no|true|false|1|0")) {
                throw new IllegalArgumentException(
                        Problem.quoted(cell) + " in " + Problem.quoted(column) + " is neither yes nor no");
            }
            return cell.matches("(?i)yes|true|1");
        }
        if (field.equals("id")) {
            return cell;
        }
        if (TEXTS.contains(field)) {
            boolean word = field.equals("access") || field.equals("modality");
            return word ? cell.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_") : cell;
        }
        return amount(field, column, cell);
    }

    private static Object amount(String field, String column, String cell) {
        Matcher amount = AMOUNT.matcher(cell);
        if (!amount.matches()) {
            throw new IllegalArgumentException(
                    Problem.quoted(cell) + " in " + Problem.quoted(column) + " is no number such as 2.40");
        }
        double value = Double.parseDouble(amount.group(1).replace(",", ""));
        String unit = amount.group(2) == null ? "" : amount.group(2).toLowerCase(Locale.ROOT);
        boolean parameters = field.endsWith("arametersB");
        double scale =
                switch (unit) {
                    case "k" -> parameters ? 1e-6 : 1_000;
                    case "m" -> parameters ? 1e-3 : 1e6;
                    case "t" -> parameters ? 1_000 : 1;
                    default -> parameters && value >= 1e6 ? 1e-9 : 1;
                };
        double scaled = Math.round(value * scale * 1e9) / 1e9;
        return scaled == Math.rint(scaled) && Math.abs(scaled) < 1e15 ? (Object) (long) scaled : scaled;
    }
}
