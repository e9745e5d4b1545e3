package org.transferadvisor.rulebook.drl;

import java.util.List;
import java.util.Optional;

/**
 * One conclusion that a rule draws, as its consequence has it.
 *
 * @param type kind of fact
 * @param arguments as written, in order
 */
public record Insertion(String type, List<String> arguments) {

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
