package org.transferadvisor.rulebook.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One conclusion that a rule draws, as its consequence has it.
 *
 * @param type kind of fact
 * @param arguments as written, in order
 */
public record Insertion(String type, List<String> arguments) {

    private static final Pattern START = Pattern.compile("insertLogical\\s*\\(\\s*new\\s+([\\w.]+)\\s*\\(");

    /** The conclusions of a consequence, in order. */
    static List<Insertion> in(String consequence) {
        List<Insertion> found = new ArrayList<>();
        Matcher start = START.matcher(consequence);
        while (start.find()) {
            String type = start.group(1).substring(start.group(1).lastIndexOf('.') + 1);
            found.add(new Insertion(type, arguments(consequence, start.end())));
        }
        return List.copyOf(found);
    }

    /** What stands between commas up to the bracket that closes the list. */
    static List<String> arguments(String text, int from) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"' && text.charAt(at - 1) != '\\') {
                quoted = !quoted;
            }
            if (!quoted && each == ')' && depth == 0) {
                break;
            }
            if (!quoted && each == ',' && depth == 0) {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
                continue;
            }
            depth += quoted ? 0 : each == '(' ? 1 : each == ')' ? -1 : 0;
            argument.append(each);
        }
        if (!argument.toString().isBlank() || !arguments.isEmpty()) {
            arguments.add(argument.toString().strip());
        }
        return List.copyOf(arguments);
    }

    /** The text or number that an argument states; empty where it is a variable or an expression. */
    public Optional<String> literal(int argument) {
        if (argument < 0 || argument >= arguments.size()) {
            return Optional.empty();
        }
        String text = arguments.get(argument);
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            return Optional.of(text.substring(1, text.length() - 1));
        }
        return text.matches("-?\\d+(\\.\\d+)?") ? Optional.of(text) : Optional.empty();
    }
}
