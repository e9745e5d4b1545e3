package org.transferadvisor.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers what kept it from being written, which a {@link PrintStream} swallows. */
final class StandardOutput extends PrintStream {

    private final Remembering under;

    private StandardOutput(Remembering under) {
        super(under, false, StandardCharsets.UTF_8);
        this.under = under;
    }

    /** Writes to another stream. */
    static StandardOutput to(OutputStream out) {
        return new StandardOutput(new Remembering(out));
    }

    /** Why not all could be written; null where it could. */
    @Nullable
    IOException failure() {
        flush();
        return under.failure;
    }

    /** Whether a failure to write means that whoever read has read enough, as {@code head} does. */
    static boolean isClosedPipe(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    private static final class Remembering extends FilterOutputStream {

        private @Nullable IOException failure;

        Remembering(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int each) throws IOException {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }
}
