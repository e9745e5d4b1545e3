package org.transferadvisor.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.transferadvisor.Advice;
import org.transferadvisor.Program;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.UnloggedException;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code advisor}. */
@Command(
        name = "advisor",
        description = "Recommends a transfer-learning strategy, a source model and its costs, and shows why.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 fine; 1 a fault of ours; 2 wrong usage or refused input; 3 something was found, or lines of a batch were refused.",
        })
public final class Main implements Runnable {

    /**
     * What the process logs with: the jar names no logging to programs that embed it, and the engine logs what the rulebook's own
     * messages already say, with stack traces.
     */
    private static final Map<String, String> LOGGING = Map.of(
            "slf4j.provider",
            "org.slf4j.simple.SimpleServiceProvider",
            "slf4j.internal.verbosity", // which would tell of the provider at each start
            "WARN",
            "org.slf4j.simpleLogger.defaultLogLevel",
            "warn",
            "org.slf4j.simpleLogger.showDateTime",
            "false",
            "org.slf4j.simpleLogger.showThreadName",
            "false",
            "org.slf4j.simpleLogger.log.org.drools",
            "off",
            "org.slf4j.simpleLogger.log.org.kie",
            "off");

    private static final String NO_FILE = " is not the name of a file on this system";

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        LOGGING.forEach((property, value) -> System.getProperties().putIfAbsent(property, value));
        PrintStream out = StandardOutput.to(new FileOutputStream(FileDescriptor.out));
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(new Console(System.in, out, err, isTerminal(), System.getenv()), arguments));
    }

    /** The launcher knows best whether standard output is a terminal; without it the JVM is asked. */
    private static boolean isTerminal() {
        String told = System.getProperty("advisor.terminal");
        return told == null ? hasConsole() : told.equals("true");
    }

    /** Since Java 22 there is a console even where output is redirected, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Runs one command, and sees to it that its data has been written whole. */
    static int run(Console console, String... arguments) {
        int code;
        try {
            code = commandLine(console, arguments).execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            console.err().println("advisor: " + exhausted(e));
            code = ExitCode.FAULT;
        }
        IOException failure = console.failure();
        if (failure == null || StandardOutput.isClosedPipe(failure)) {
            return code;
        }
        console.err().println("advisor: standard output cannot be written: " + failure.getMessage());
        return code == ExitCode.FAULT ? code : ExitCode.REFUSED;
    }

    private static CommandLine commandLine(Console console, String... arguments) {
        CommandLine line = new CommandLine(new Main());
        Map<String, Supplier<Object>> commands = commands(console);
        String asked = arguments.length == 0 ? "" : arguments[0];
        if (commands.containsKey(asked)) {
            line.addSubcommand(commands.get(asked).get()); // to read the others takes as long as to read the facts
        } else {
            commands.values().forEach(each -> line.addSubcommand(each.get()));
            line.addSubcommand(new CommandLine.HelpCommand());
        }
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.color() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setUsageHelpWidth(Math.min(100, Math.max(60, console.width())));
        line.registerConverter(Path.class, Main::path);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(console, e));
        line.setParameterExceptionHandler(Main::misused);
        return line;
    }

    private static Map<String, Supplier<Object>> commands(Console console) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("advise", () -> new AdviseCommand(console));
        commands.put("compare", () -> new CompareCommand(console));
        commands.put("batch", () -> new BatchCommand(console));
        commands.put("explain", () -> new ExplainCommand(console));
        commands.put("configure", () -> new ConfigureCommand(console));
        commands.put("init", () -> new InitCommand(console));
        commands.put("data", () -> new DataCommand(console));
        commands.put("measure", () -> new MeasureCommand(console));
        commands.put(
                "models",
                () -> TablesCommand.with(
                        "models", "Adds source models to a rulebook's table.", new ModelsAddCommand(console)));
        commands.put(
                "gpus",
                () -> TablesCommand.with(
                        "gpus", "Adds GPUs and prices to a rulebook's table.", new GpusAddCommand(console)));
        commands.put("schema", () -> new SchemaCommand(console));
        commands.put("log", () -> LogCommand.with(console));
        commands.put("calibrate", () -> new CalibrateCommand(console));
        commands.put("rules", () -> RulesCommand.with(console));
        commands.put("serve", () -> new ServeCommand(console));
        return commands;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException(Problem.quoted(text) + NO_FILE);
        }
    }

    private static int misused(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("advisor: " + Problem.shown(String.valueOf(e.getMessage())));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.REFUSED;
    }

    private static int failed(Console console, Exception e) {
        if (e instanceof RefusedException refused) {
            console.err().println(refused.getMessage());
            return ExitCode.REFUSED;
        }
        if (e instanceof UndecidedException || e instanceof UnloggedException) {
            console.err().println("advisor: " + e.getMessage());
            return ExitCode.REFUSED;
        }
        if (e instanceof InvalidPathException path) {
            console.err().println("advisor: " + Problem.quoted(path.getInput()) + NO_FILE);
            return ExitCode.REFUSED;
        }
        if (e instanceof UnwrittenException) {
            return ExitCode.FINE; // why, is said at the end, as for whatever is written to standard output
        }
        console.err().println(fault(e));
        return ExitCode.FAULT;
    }

    /** How it is told that a bound of the JVM was met, which all bounds of ours should come before. */
    static String exhausted(VirtualMachineError e) {
        return e instanceof OutOfMemoryError
                ? String.format(
                        Locale.ROOT,
                        "out of memory: Java may use %,d MB; JAVA_OPTS=-Xmx8g allows 8 GB",
                        Runtime.getRuntime().maxMemory() / 1_000_000)
                : "something is nested too deeply to be computed";
    }

    /** How a fault of ours is told. */
    static String fault(Exception e) {
        return "advisor: a fault of ours, not of your input: " + e;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    /** Reads the version that the build wrote. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Advice.Software program = Program.SOFTWARE;
            return new String[] {
                "advisor " + program.version() + ", build " + program.build() + ", on Java " + program.java()
            };
        }

        /** The number alone. */
        static String plain() {
            return Program.SOFTWARE.version();
        }
    }
}
