package org.transferadvisor.cli;

/** Standard output takes no more, so that nothing is left to do. */
final class UnwrittenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnwrittenException() {
        super("standard output takes no more");
    }
}
