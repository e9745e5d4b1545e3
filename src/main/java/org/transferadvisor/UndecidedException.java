package org.transferadvisor;

import java.util.List;

/**
 * The rules of an edited rulebook left a decision open for some project, or decided it twice. The built-in rulebook decides
 * every project.
 *
 * <pre>{@code
 * try (Advisor advisor = Advisor.of(Path.of("rules"))) {
 *     advisor.advise(Path.of("facts-samples/support-assistant.json"));
 * } catch (UndecidedException e) {
 *     System.err.println("the rulebook needs another rule: " + e.getMessage());
 * }
 * }</pre>
 */
public final class UndecidedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecidedException(String conclusion, List<String> found, List<String> rules) {
        super(
                found.isEmpty()
                        ? "no rule concludes a " + conclusion + " for this project: the rules leave a gap"
                        : "the rules" + (rules.isEmpty() ? "" : " " + String.join(", ", rules))
                                + " conclude more than one " + conclusion + " for this project: "
                                + String.join(", ", found));
    }
}
