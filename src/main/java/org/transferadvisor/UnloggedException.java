package org.transferadvisor;

/**
 * A decision that could not be put into the log, and for which there is therefore no answer.
 *
 * <pre>{@code
 * new UnloggedException("the disk is full", new java.io.IOException("No space left on device"))
 * }</pre>
 */
public final class UnloggedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what the log said, in a sentence
     * @param cause what happened
     */
    public UnloggedException(String message, Throwable cause) {
        super(message, cause);
    }
}
