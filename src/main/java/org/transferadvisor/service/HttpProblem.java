package org.transferadvisor.service;

/** A request that cannot be answered, for a reason that is not in the facts or the rulebook. */
final class HttpProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String detail;

    /**
     * A problem.
     *
     * @param title what is wrong
     * @param detail what would be right
     */
    HttpProblem(int status, String title, String detail) {
        super(title);
        this.status = status;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String detail() {
        return detail;
    }
}
