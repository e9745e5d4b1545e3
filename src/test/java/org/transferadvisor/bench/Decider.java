package org.transferadvisor.bench;

/** One way to decide a situation. */
public interface Decider extends AutoCloseable {

    /** Leaf, band and winner, with a blank between. */
    String decide(Situation situation);

    @Override
    default void close() {}

    /** The decider of that name. */
    static Decider of(String name) {
        return switch (name) {
            case "hand-written Java" -> new HandWritten();
            case "Transfer Advisor" -> new AdvisorRules();
            case "KIE DMN" -> new KieDmn();
            case "Camunda DMN" -> new CamundaDmn();
            case "Evrete" -> new EvreteRules();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
