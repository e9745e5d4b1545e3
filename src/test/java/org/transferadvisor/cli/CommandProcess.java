package org.transferadvisor.cli;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command in a process of its own, which can be killed or kept short of memory. */
final class CommandProcess {

    private CommandProcess() {}

    /** The command line of a command. */
    static List<String> command(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), "org.transferadvisor.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** As the tests were started: by Maven, or by a launcher that loads them itself. */
    private static String classPath() {
        return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    /**
     * Runs a command to its end.
     *
     * @param folder where what it says is kept meanwhile
     * @param input what it reads from standard input; null for nothing
     * @param options of its JVM
     */
    static CommandRun run(Path folder, File input, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        int code = new ProcessBuilder(command(options, arguments))
                .redirectInput(input == null ? new File("/dev/null") : input)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new CommandRun(code, Files.readString(out), Files.readString(err));
    }
}
