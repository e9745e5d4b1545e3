package org.transferadvisor.rulebook.model.reading;

/** Leaves the grammar where it does not go on. */
final class SyntaxError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Token at;
    private final boolean value;

    /**
     * The token that was not expected.
     *
     * @param value whether a value should stand there
     */
    SyntaxError(Token at, boolean value) {
        super(at.text(), null, false, false);
        this.at = at;
        this.value = value;
    }

    Token at() {
        return at;
    }

    boolean value() {
        return value;
    }
}
