package org.transferadvisor.log.entry;

/** Kinds of entries. Their numbers stand in logs that exist and never change. */
public enum Kind {
    /** An advice that was given. */
    DECISION(1),
    /** How a decision turned out. */
    OUTCOME(2),
    /** A run of many decisions began. */
    RUN(3),
    /** Fields of earlier entries were masked. */
    MASK(4),
    /** The oldest entries were taken away. */
    PURGE(5);

    private final int number;

    Kind(int number) {
        this.number = number;
    }

    /** Its number in a log. */
    public int number() {
        return number;
    }

    /**
     * The kind of a number.
     *
     * @throws IllegalArgumentException where no kind has it
     */
    public static Kind of(int number) {
        for (Kind each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        throw new IllegalArgumentException("there is no kind of entry " + number);
    }
}
