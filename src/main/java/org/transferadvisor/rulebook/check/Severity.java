package org.transferadvisor.rulebook.check;

/** How bad something is. */
public enum Severity {
    /** The rulebook is refused. */
    ERROR,
    /** The rulebook runs, but probably not as it was meant. */
    WARNING
}
