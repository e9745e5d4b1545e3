package org.transferadvisor.measure.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The records of a CSV file: quoted as in RFC 4180, divided by commas, semicolons or tabs. */
public final class Csv implements AutoCloseable {

    private static final int MOST_COLUMNS = 100_000;

    private final Path file;
    private final Lines lines;
    private final boolean tabs;
    private char divider;
    private long line;

    /** Opens a file. */
    public Csv(Path file, LongConsumer progress) {
        this.file = file;
        this.lines = Lines.whole(file, progress);
        this.tabs = file.toString().endsWith(".tsv");
    }

    /** The next record that is not blank; null after the last. */
    public @Nullable List<String> next() {
        String text = lines.next();
        while (text != null && text.isBlank()) {
            text = lines.next();
        }
        if (text == null) {
            return null;
        }
        line = lines.number();
        if (divider == 0) {
            divider = tabs ? '\t' : count(text, ';') > count(text, ',') ? ';' : ',';
        }
        return record(text);
    }

    /** The line that the last record began in, from 1. */
    public long line() {
        return line;
    }

    private List<String> record(String first) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        String text = first;
        boolean quoted = false;
        boolean wasQuoted = false;
        int at = 0;
        while (true) {
            if (at == text.length()) {
                if (!quoted) {
                    cells.add(cell.toString());
                    return cells;
                }
                text = rest(cell);
                at = 0;
                continue;
            }
            char each = text.charAt(at++);
            if (quoted) {
                if (each != '"') {
                    cell.append(each);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    quoted = false;
                }
            } else if (each == '"' && cell.isEmpty() && !wasQuoted) {
                quoted = true;
                wasQuoted = true;
            } else if (each == divider) {
                cells.add(cell.toString());
                cell.setLength(0);
                wasQuoted = false;
                if (cells.size() > MOST_COLUMNS) {
                    throw refused("the line has more than 100,000 columns", "one record a line");
                }
            } else {
                cell.append(each);
            }
        }
    }

    /** The line after one that ends inside quotes. */
    private String rest(StringBuilder cell) {
        String next = lines.next();
        if (next == null || cell.length() + next.length() > Lines.LONGEST) {
            throw refused("a quote that opens here is not closed", "a closing `\"`, and `\"\"` for a quote inside");
        }
        cell.append('\n');
        return next;
    }

    private RuntimeException refused(String message, String allowed) {
        return Refusal.at(file.toString(), line, 1, message, allowed, null);
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(each -> each == wanted).count();
    }

    @Override
    public void close() {
        lines.close();
    }
}
