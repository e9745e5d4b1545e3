package org.transferadvisor.log.store;

/** An entry that cannot be read as what an advisor wrote. */
public final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long number;

    DamagedException(long number, Exception cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.number = number;
    }

    /** The number of the entry. */
    public long number() {
        return number;
    }
}
