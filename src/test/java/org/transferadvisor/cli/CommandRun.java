package org.transferadvisor.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What one run of a command came to. */
public record CommandRun(int code, String out, String err) {

    /** Runs a command without a terminal. */
    public static CommandRun of(String... arguments) {
        return with("", arguments);
    }

    /** Runs a command with a text on standard input. */
    public static CommandRun with(String in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = Main.run(
                new Console(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), to, errors, false, Map.of()),
                arguments);
        to.flush();
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
