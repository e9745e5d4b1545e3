package org.transferadvisor.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.service.ServiceSettings;
import org.transferadvisor.service.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code serve}. */
@Command(
        name = "serve",
        description = {
            "Opens the workbench: a page in the browser, and an HTTP API for programs, until Ctrl-C.",
            "It is reached from this machine alone, unless --bind and --token say otherwise."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class ServeCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "The rulebook to advise by and to edit. Default: the built-in one, which cannot be published to.")
    private @Nullable Path rules;

    @Option(
            names = "--log",
            paramLabel = "TARGET",
            description = "Keep decisions in this log, and show it: a SQLite file, or jdbc:postgresql://HOST/DATABASE.")
    private @Nullable String log;

    @Option(names = "--port", paramLabel = "N", description = "Default: any that is free.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description =
                    "Listen on this address; one that other machines reach demands --token. Default: ${DEFAULT-VALUE}.")
    private String bind = ServiceSettings.LOOPBACK;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "Answer only who shows this token, 16 characters or more. Default: a key made at each start, for what writes.")
    private @Nullable String token;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A name that browsers may ask it by; several are allowed.")
    private List<String> hosts = List.of();

    @Option(names = "--read-only", description = "Write neither the rulebook nor outcomes.")
    private boolean readOnly;

    @Mixin
    private ApprovalOption approval = new ApprovalOption();

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServiceSettings settings =
                new ServiceSettings(bind, port, token, hosts, rules, log, readOnly, approval.isRequired());
        if (rules != null) {
            console.err().println("Checking the rulebook in " + rules + ", and compiling it where it is new.");
        }
        Workbench workbench = Workbench.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(workbench::close, "advisor-end"));
        console.out().println(workbench.address());
        console.out().flush();
        console.err()
                .println(
                        "Open this address in a browser; what stands behind # lets it write. Ctrl-C ends the service.");
        new CountDownLatch(1).await();
        return ExitCode.FINE;
    }
}
