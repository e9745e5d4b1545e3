package org.transferadvisor.log.store;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import org.transferadvisor.facts.reading.Problem;

/** What goes wrong with a database, in words. */
final class Failure {

    private Failure() {}

    /** What happened, on one line and without what could steer a terminal. */
    static String text(Exception e) {
        // what a batch throws holds its whole statement, and what went wrong only in the next
        Exception told = e instanceof BatchUpdateException batch && batch.getNextException() != null
                ? batch.getNextException()
                : e;
        String message = told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
        String line = Problem.shown(message.lines().findFirst().orElse(message));
        return e instanceof SQLException && line.startsWith("No suitable driver")
                ? "its JDBC driver is not on the class path"
                : line;
    }

    /** Lets go of a connection that may be of no use any more; what it had not committed is taken back. */
    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // there is nothing left that could be done with it
        }
    }
}
