package org.transferadvisor.cli;

/** What the exit code of a command says. */
final class ExitCode {

    static final int FINE = 0;
    static final int FAULT = 1;
    static final int REFUSED = 2;
    static final int FOUND = 3;

    private ExitCode() {}
}
