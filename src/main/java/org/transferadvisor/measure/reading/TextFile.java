package org.transferadvisor.measure.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;

/**
 * A file with a sample a line: plain text, JSON Lines or CSV with a header.
 *
 * @param file its ending tells which
 * @param fields where the text stands in JSON Lines or CSV, such as {@code text} or {@code messages.content}; none for the
 *     field {@code text} or the only one that holds text
 * @param label where the class of a sample stands; null for none
 */
public record TextFile(
        Path file, List<String> fields, @Nullable String label) {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Document.DEEPEST)
                            .maxStringLength(Lines.LONGEST)
                            .build())
                    .build())
            .build();

    private static final String USUAL = "text";

    /**
     * A sample, or a piece of a very long one.
     *
     * @param text what stands there
     * @param line where it begins, from 1
     * @param ends whether the sample ends here
     * @param label its class; null where there is none
     */
    public record Piece(
            String text, long line, boolean ends, @Nullable String label) {}

    /** What such a file holds, for a message. */
    public static final String KIND = "a file with a sample a line: .txt, .jsonl or .csv";

    /** The fields of the first sample, or the columns; none in plain text. */
    public static List<String> names(Path file) {
        Refusal.unlessFile(file, KIND);
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (isJson(name)) {
            try (Lines lines = Lines.whole(file, bytes -> {})) {
                String first = lines.next();
                return first == null || first.isBlank()
                        ? List.of()
                        : names(new TextFile(file, List.of(), null).parsed(first, 1));
            }
        }
        if (!isTable(name)) {
            return List.of();
        }
        try (Csv csv = new Csv(file, bytes -> {})) {
            List<String> header = csv.next();
            return header == null ? List.of() : header;
        }
    }

    private static boolean isJson(String name) {
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    private static boolean isTable(String name) {
        return name.endsWith(".csv") || name.endsWith(".tsv");
    }

    /** Hands on every sample in turn. */
    public void read(LongConsumer progress, Consumer<Piece> to) {
        Refusal.unlessFile(file, KIND);
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (isJson(name)) {
            readJson(progress, to);
        } else if (isTable(name)) {
            readCsv(progress, to);
        } else {
            readPlain(progress, to);
        }
    }

    private void readPlain(LongConsumer progress, Consumer<Piece> to) {
        try (Lines lines = Lines.inPieces(file, progress)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                to.accept(new Piece(line, lines.number(), !lines.goesOn(), null));
            }
        }
    }

    private void readJson(LongConsumer progress, Consumer<Piece> to) {
        try (Lines lines = Lines.whole(file, progress)) {
            List<String> from = fields;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    to.accept(new Piece("", lines.number(), true, null));
                    continue;
                }
                JsonNode sample = parsed(line, lines.number());
                if (sample.isTextual()) {
                    to.accept(new Piece(sample.textValue(), lines.number(), true, null));
                    continue;
                }
                if (!sample.isObject()) {
                    throw at(lines.number(), "found no object and no text", "one JSON object a line", null);
                }
                if (from.isEmpty()) {
                    from = List.of(only(sample, lines.number()));
                }
                to.accept(new Piece(text(sample, from, lines.number()), lines.number(), true, labelOf(sample)));
            }
        }
    }

    private JsonNode parsed(String line, long number) {
        try {
            return JSON.readTree(line);
        } catch (StreamConstraintsException e) {
            throw at(number, "values are nested too deeply, or one is too long", "at most 50 levels", null);
        } catch (JsonProcessingException e) {
            boolean array = number == 1 && line.strip().startsWith("[");
            throw Refusal.at(
                    file.toString(),
                    number,
                    e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                    "the line is no JSON",
                    "one JSON object a line",
                    array ? "the file is one list: write each of its objects in a line of its own" : null);
        }
    }

    private String only(JsonNode sample, long line) {
        if (sample.path(USUAL).isTextual()) {
            return USUAL;
        }
        List<String> texts = new ArrayList<>();
        sample.properties().forEach(each -> {
            if (each.getValue().isTextual() && !each.getKey().equals(label)) {
                texts.add(each.getKey());
            }
        });
        return onlyOf(texts, names(sample), line);
    }

    private String onlyOf(List<String> texts, List<String> names, long line) {
        if (texts.size() == 1) {
            return texts.get(0);
        }
        throw at(
                line,
                texts.isEmpty() ? "no field holds text" : "several fields hold text: " + Refusal.some(texts),
                "--field with the fields that hold the text, such as text or messages.content",
                "the fields are " + Refusal.some(names));
    }

    private String text(JsonNode sample, List<String> from, long line) {
        StringBuilder text = new StringBuilder();
        for (String field : from) {
            List<String> found = new ArrayList<>();
            collect(sample, field, found);
            if (found.isEmpty() && isMissing(sample, field)) {
                List<String> names = names(sample);
                throw at(
                        line,
                        "the sample has no field " + Problem.quoted(field),
                        Refusal.some(names),
                        Suggestion.of(field, names));
            }
            found.forEach(each -> text.append(text.isEmpty() ? "" : "\n").append(each));
        }
        return text.toString();
    }

    /** The way to a field goes through objects by name, and through lists to each of their entries. */
    private static void collect(JsonNode at, String way, List<String> to) {
        if (at.isArray()) {
            at.forEach(each -> collect(each, way, to));
        } else if (way.isEmpty()) {
            if (at.isValueNode() && !at.isNull()) {
                to.add(at.asText());
            }
        } else if (at.isObject()) {
            JsonNode whole = at.get(way);
            int dot = way.indexOf('.');
            String step = whole != null || dot < 0 ? way : way.substring(0, dot);
            JsonNode below = at.get(step);
            if (below != null) {
                collect(below, step.equals(way) ? "" : way.substring(dot + 1), to);
            }
        }
    }

    private static boolean isMissing(JsonNode sample, String field) {
        int dot = field.indexOf('.');
        return !sample.has(field) && (dot < 0 || !sample.has(field.substring(0, dot)));
    }

    private @Nullable String labelOf(JsonNode sample) {
        if (label == null) {
            return null;
        }
        List<String> found = new ArrayList<>();
        collect(sample, label, found);
        return found.isEmpty() ? null : String.join(", ", found);
    }

    private static List<String> names(JsonNode sample) {
        List<String> names = new ArrayList<>();
        sample.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void readCsv(LongConsumer progress, Consumer<Piece> to) {
        try (Csv csv = new Csv(file, progress)) {
            List<String> header = csv.next();
            if (header == null) {
                return;
            }
            List<Integer> columns = null;
            int labels = label == null ? -1 : column(header, label, csv.line());
            for (List<String> record = csv.next(); record != null; record = csv.next()) {
                if (record.size() != header.size()) {
                    throw at(
                            csv.line(),
                            "the record has " + record.size() + " columns",
                            "as many as the header, " + header.size(),
                            "a text that holds a comma or a line end stands in quotes");
                }
                if (columns == null) {
                    columns = columns(header, record, csv.line());
                }
                StringBuilder text = new StringBuilder();
                for (int column : columns) {
                    text.append(text.isEmpty() ? "" : "\n").append(record.get(column));
                }
                String told = labels < 0 || record.get(labels).isBlank()
                        ? null
                        : record.get(labels).strip();
                to.accept(new Piece(text.toString(), csv.line(), true, told));
            }
        }
    }

    private List<Integer> columns(List<String> header, List<String> record, long line) {
        if (!fields.isEmpty()) {
            return fields.stream().map(each -> column(header, each, 1)).toList();
        }
        if (header.contains(USUAL)) {
            return List.of(header.indexOf(USUAL));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < record.size(); i++) {
            if (!Numbers.isNumber(record.get(i)) && !header.get(i).equals(label)) {
                texts.add(header.get(i));
            }
        }
        return List.of(header.indexOf(onlyOf(texts, header, line)));
    }

    private int column(List<String> header, String name, long line) {
        int column = header.indexOf(name);
        if (column < 0) {
            throw at(
                    line,
                    "there is no column " + Problem.quoted(name),
                    Refusal.some(header),
                    Suggestion.of(name, header));
        }
        return column;
    }

    private RuntimeException at(long line, String message, String allowed, @Nullable String hint) {
        return Refusal.at(file.toString(), line, 1, message, allowed, hint);
    }
}
