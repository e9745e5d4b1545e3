package org.transferadvisor.cli;

/** The formats of an answer by their names on the command line. */
enum Format {
    text,
    json,
    markdown,
    html
}
