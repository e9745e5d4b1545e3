package org.transferadvisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server of the tests' own, on loopback, with its data in a temporary folder. Tests skip where none is installed. */
public final class PostgresServer {

    private static final String USER = "postgres";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Started when a test first asks, stopped with the JVM. */
    private static final class Holder {
        private static final @Nullable PostgresServer SERVER = start();
    }

    private final Process process;
    private final Path folder;
    private final int port;

    private PostgresServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** The JDBC address of a database that nobody has used yet. */
    public static String database() {
        PostgresServer server = Holder.SERVER;
        Assumptions.assumeTrue(
                server != null, "skipped: there is no PostgreSQL here (Debian: apt-get install postgresql)");
        String name = "log" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(server.address("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return server.address(name);
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    private static @Nullable PostgresServer start() {
        Path programs = programs();
        if (programs == null) {
            return null;
        }
        try {
            Path folder = Files.createTempDirectory("postgres");
            boolean root = System.getProperty("user.name").equals("root");
            if (root) { // no server runs as root
                run(List.of("chown", USER, folder.toString()));
            }
            List<String> as =
                    root ? List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups") : List.of();
            Path data = folder.resolve("data");
            run(with(
                    as,
                    programs + "/initdb",
                    "-D",
                    data.toString(),
                    "-U",
                    USER,
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--no-sync"));
            int port = freePort();
            Process process = new ProcessBuilder(with(
                            as,
                            programs + "/postgres",
                            "-D",
                            data.toString(),
                            "-h",
                            "127.0.0.1",
                            "-p",
                            String.valueOf(port),
                            "-k",
                            folder.toString()))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            PostgresServer server = new PostgresServer(process, folder, port);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            server.await();
            return server;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Path programs() {
        List<Path> places = new ArrayList<>();
        for (String each : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            places.add(Path.of(each));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder()).forEach(each -> places.add(each.resolve("bin")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return places.stream()
                .filter(each ->
                        Files.isExecutable(each.resolve("initdb")) && Files.isExecutable(each.resolve("postgres")))
                .findFirst()
                .orElse(null);
    }

    private static List<String> with(List<String> before, String... command) {
        List<String> whole = new ArrayList<>(before);
        whole.addAll(List.of(command));
        return whole;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Tries until the server lets somebody in, or is gone. */
    private void await() {
        while (process.isAlive()) {
            try (Connection connection = DriverManager.getConnection(address("postgres"))) {
                assertThat(connection.isValid(10)).isTrue();
                return;
            } catch (SQLException e) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("the PostgreSQL server ended at once");
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(each -> each.toFile().delete());
            }
        } catch (IOException | InterruptedException e) {
            // the system empties its temporary folder
        }
    }
}
