package org.transferadvisor.cli;

import java.util.ArrayList;
import java.util.List;

/** Reads tables of comma-separated values (RFC 4180), or of semicolons where a spreadsheet wrote those. */
final class Csv {

    /** A row with the line where it begins, from 1. */
    record Row(int line, List<String> cells) {}

    private Csv() {}

    /** All rows that hold something. */
    static List<Row> read(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String head = plain.lines().findFirst().orElse("");
        char separator = head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
        List<Row> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int start = 1;
        for (int i = 0; i <= plain.length(); i++) {
            char each = i < plain.length() ? plain.charAt(i) : '\n';
            if (quoted && i < plain.length()) {
                if (each == '"' && i + 1 < plain.length() && plain.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (each == '"') {
                    quoted = false;
                } else {
                    cell.append(each);
                }
            } else if (each == '"' && cell.length() == 0) {
                quoted = true;
            } else if (each == separator || each == '\n') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(each);
            }
            if (each == '\n') {
                line++;
                if (!quoted || i == plain.length()) {
                    if (cells.stream().anyMatch(found -> !found.isEmpty())) {
                        rows.add(new Row(start, List.copyOf(cells)));
                    }
                    cells.clear();
                    start = line;
                }
            }
        }
        return rows;
    }
}
