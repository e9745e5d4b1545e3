package org.transferadvisor;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers decisions. An {@link Advisor} that has one hands it each decision before it gives the answer.
 *
 * <pre>{@code
 * List<String> kept = new ArrayList<>();
 * try (Advisor advisor = Advisor.create((advice, rulebook) -> kept.add(advice.id()))) {
 *     advisor.advise(Path.of("facts-samples/api-prototype.json"));
 *     System.out.println(kept);
 * }
 * }</pre>
 *
 * <p>Called by as many threads at once as ask for advice.
 */
public interface DecisionLog {

    /**
     * Keeps a decision. When this returns, the decision is remembered; where it throws, there is no answer.
     *
     * @param advice the decision
     * @param rulebook gives the files of the rulebook that decided, text by path: those that {@link Advice.RulebookIdentity#digest}
     *     was made of
     * @throws UnloggedException where the decision cannot be kept
     */
    void decided(Advice advice, Supplier<Map<String, String>> rulebook);
}
