package org.transferadvisor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apiguardian.api.API;

/** Which program runs here. The build writes its version and build down. */
@API(status = API.Status.INTERNAL)
public final class Program {

    /** Version and build of this program, and the version of the Java that runs it. */
    public static final Advice.Software SOFTWARE = read();

    private Program() {}

    private static Advice.Software read() {
        try (InputStream in = Program.class.getResourceAsStream("/rulebook/program.properties")) {
            if (in == null) {
                throw new IllegalStateException("the build left no version behind");
            }
            Properties built = new Properties();
            built.load(in);
            return new Advice.Software(
                    built.getProperty("version"),
                    built.getProperty("build"),
                    Runtime.version().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
