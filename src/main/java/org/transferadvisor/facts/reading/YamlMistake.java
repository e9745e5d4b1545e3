package org.transferadvisor.facts.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A mistake in the writing of YAML in plain words, at the line where it was made, which is often not the one that the parser
 * stops at.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong
 * @param hint what to try
 */
record YamlMistake(int line, int column, String message, String hint) {

    private static final Pattern CHARACTER = Pattern.compile("found character '(.).*' that cannot start any token");
    private static final Pattern ESCAPE = Pattern.compile("found unknown escape character (.)");
    private static final Pattern FOUND = Pattern.compile("(?:but got|but found) '?([^']*)'?$");
    private static final Pattern NO_SPACE = Pattern.compile("^\\s*(?:- *)?[\\w.-]+:[^\\s:].*");
    private static final Pattern FIELD = Pattern.compile("^\\s*(?:- +)?[^:]*:(?:\\s.*)?$");
    private static final Pattern CONFLICT = Pattern.compile("^(?:<{7}|={7}|>{7})(?:\\s|$)");
    private static final String RESOLVE = "keep one side, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`";
    private static final String QUOTES = "write the whole text in double quotes";

    /** What the parser's complaint comes from; null where it is none of the usual mistakes. */
    static @Nullable YamlMistake of(String text, MarkedYAMLException e) {
        Mark at = e.getProblemMark();
        return at == null ? null : new Finder(text, e, at).find();
    }

    private static final class Finder {

        private final String[] lines;
        private final String context;
        private final Mark from;
        private final Mark at;
        private final String problem;
        private final String found;

        Finder(String text, MarkedYAMLException e, Mark at) {
            this.lines = text.split("\r?\n", -1);
            this.context = String.valueOf(e.getContext());
            this.from = e.getContextMark() == null ? at : e.getContextMark();
            this.at = at;
            this.problem = String.valueOf(e.getProblem());
            Matcher token = FOUND.matcher(problem);
            this.found = token.find() ? token.group(1) : "";
        }

        @Nullable
        YamlMistake find() {
            for (int number = 0; number <= Math.min(at.getLine(), lines.length - 1); number++) {
                if (CONFLICT.matcher(line(number)).find()) {
                    return new YamlMistake(number + 1, 1, "a merge conflict that was not resolved", RESOLVE);
                }
            }
            Matcher character = CHARACTER.matcher(problem);
            Matcher escape = ESCAPE.matcher(problem);
            if (character.find()) {
                return character(character.group(1));
            } else if (escape.find()) {
                String shown = Problem.quoted("\\" + escape.group(1));
                return mistake(at, "the escape " + shown, "write `\\\\` for a `\\`, or the text in single quotes");
            } else if (context.contains("quoted scalar")) {
                return mistake(from, "this quote is not closed", "write a quote at the end of the text");
            } else if (context.contains("simple key")) {
                return key();
            } else if (context.contains("flow")) {
                return inBrackets();
            } else if (problem.contains("mapping values are not allowed")) {
                return secondColon();
            }
            return problem.contains("expected <block end>") ? inBlock() : null;
        }

        private YamlMistake character(String character) {
            return character.equals("\\") || character.equals("\t")
                    ? mistake(at, "a tab; YAML is indented with spaces", "put spaces in its place")
                    : mistake(at, "a text that starts with " + Problem.quoted(character) + " needs quotes", QUOTES);
        }

        /** A line that stands where a field is expected and is none. */
        private YamlMistake key() {
            String line = line(from.getLine());
            String rest = line.substring(Math.min(from.getColumn(), line.length()));
            if (NO_SPACE.matcher(line).matches()) {
                int colon = line.indexOf(':');
                return new YamlMistake(
                        from.getLine() + 1, colon + 1, "a space is missing after `:`", "write `name: value`");
            }
            return rest.startsWith("{") || rest.startsWith("[")
                    ? mistake(from, "a row stands where a field is expected", "begin each row of a list with `- `")
                    : mistake(from, "a `:` is missing on this line", "write `name: value`");
        }

        // ---- between { and }, or [ and ] ----

        private @Nullable YamlMistake inBrackets() {
            boolean later = at.getLine() > from.getLine();
            int quote = openQuote(line(from.getLine()), from.getColumn());
            if (later && quote >= 0) {
                return new YamlMistake(
                        from.getLine() + 1,
                        quote + 1,
                        "this quote is not closed",
                        "write a quote at the end of the text");
            }
            boolean deeper = later && indent(line(at.getLine())) > indent(line(from.getLine()));
            boolean end = found.equals("<stream end>") || found.equals("}") || found.equals("]");
            if (!end && found.equals(":") && !later) {
                return mistake(at, "a text with `: ` needs quotes", QUOTES);
            }
            if (!end && (deeper || !later)) {
                return mistake(at, "a comma is missing before this", "put a comma between two values");
            }
            return notClosed();
        }

        private @Nullable YamlMistake notClosed() {
            String line = line(from.getLine());
            String open =
                    from.getColumn() < line.length() ? line.substring(from.getColumn(), from.getColumn() + 1) : "";
            if (open.equals("{") || open.equals("[")) {
                return mistake(from, "this `" + open + "` is not closed", closing(open));
            }
            int[] last = lastOpen();
            if (last == null) {
                return null;
            }
            String opened = line(last[0]).substring(last[1], last[1] + 1);
            return new YamlMistake(last[0] + 1, last[1] + 1, "this `" + opened + "` is not closed", closing(opened));
        }

        private static String closing(String open) {
            return "write `" + (open.equals("{") ? "}" : "]") + "` at its end";
        }

        /** Line and column of the last bracket that is open at the end; null where none is. */
        private int @Nullable [] lastOpen() {
            Deque<int[]> open = new ArrayDeque<>();
            for (int number = 0; number < lines.length; number++) {
                String line = lines[number];
                for (int column = 0; column < line.length(); column++) {
                    char here = line.charAt(column);
                    if (here == '{' || here == '[') {
                        open.push(new int[] {number, column});
                    } else if ((here == '}' || here == ']') && !open.isEmpty()) {
                        open.pop();
                    }
                }
            }
            return open.peek();
        }

        // ---- lines by their indentation ----

        /** A second `: ` on a line, or a line that is taken for a part of the one before. */
        private YamlMistake secondColon() {
            String line = line(at.getLine());
            String before = line.substring(0, Math.min(at.getColumn(), line.length()));
            if (before.matches(".*:\\s.*")) {
                return mistake(at, "a text with `: ` needs quotes", QUOTES);
            }
            int last = at.getLine() - 1;
            while (last > 0 && line(last).isBlank()) {
                last--;
            }
            String above = last < 0 ? "" : line(last);
            if (indent(above) == indent(line) && !FIELD.matcher(above).matches()) {
                boolean tight = NO_SPACE.matcher(above).matches();
                return new YamlMistake(
                        last + 1,
                        (tight ? above.indexOf(':') : indent(above)) + 1,
                        tight ? "a space is missing after `:`" : "a `:` is missing on this line",
                        "write `name: value`");
            }
            return new YamlMistake(
                    at.getLine() + 1,
                    indent(line) + 1,
                    "this line is indented deeper than the one above it",
                    "let the names of fields that belong together begin in one column");
        }

        private @Nullable YamlMistake inBlock() {
            String line = line(at.getLine());
            String rest = line.substring(Math.min(at.getColumn(), line.length()));
            if (rest.startsWith("-") && !rest.startsWith("- ")) {
                return mistake(at, "a space is missing after `-`", "begin each row of a list with `- `");
            } else if (found.equals("}") || found.equals("]")) {
                return mistake(at, "this `" + found + "` closes none that is open", "delete it");
            } else if (line.substring(0, line.length() - rest.length()).isBlank()) {
                return mistake(
                        at,
                        found.equals("?") && context.contains("block collection")
                                ? "a field stands where a row of the list is expected"
                                : "this line is indented otherwise than those it belongs to",
                        "let what belongs together begin in one column, and each row of a list with `- `");
            }
            return line.substring(0, line.length() - rest.length())
                            .stripTrailing()
                            .matches(".*[\"']")
                    ? mistake(
                            at,
                            "something follows the quote that closes a text",
                            "write a text that holds one kind of quote in the other kind")
                    : null;
        }

        /** Where a quote opens that its line does not close; -1 where there is none. */
        private static int openQuote(String line, int from) {
            char quote = 0;
            int opened = -1;
            for (int column = from; column < line.length(); column++) {
                char here = line.charAt(column);
                if (quote == 0 && (here == '"' || here == '\'') && startsValue(line, column)) {
                    quote = here;
                    opened = column;
                } else if (quote == '"' && here == '\\') {
                    column++;
                } else if (here == quote) {
                    quote = 0;
                }
            }
            return quote == 0 ? -1 : opened;
        }

        private static boolean startsValue(String line, int column) {
            String before = line.substring(0, column).stripTrailing();
            return before.isEmpty() || ":,[{-".indexOf(before.charAt(before.length() - 1)) >= 0;
        }

        private String line(int number) {
            return number >= 0 && number < lines.length ? lines[number] : "";
        }

        private static int indent(String line) {
            return line.length() - line.stripLeading().length();
        }

        private static YamlMistake mistake(Mark mark, String message, String hint) {
            return new YamlMistake(mark.getLine() + 1, mark.getColumn() + 1, message, hint);
        }
    }
}
