package org.transferadvisor.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed run left is found to the byte. */
class WrittenTest {

    private static final String ADVICE = "{\"project\":\"A project with a \\n in its name\"}\n";
    private static final String REFUSED = "{\"line\":2,\"error\":\"line 2: not JSON\"}\n";
    private static final String FAULT = "{\"line\":3,\"error\":\"" + Written.FAULT + "java.lang.X\"}\n";

    @TempDir
    private Path folder;

    private Written in(byte[] bytes, boolean zipped) throws IOException {
        return Written.in(Files.write(folder.resolve("output"), bytes), zipped);
    }

    @Test
    void completeLinesAreCountedByWhatTheyAre() throws IOException {
        String text = ADVICE + REFUSED + FAULT + ADVICE;
        assertThat(in(bytes(text), false)).isEqualTo(new Written(4, 1, 1, text.length()));
        assertThat(in(new byte[0], false)).isEqualTo(Written.NOTHING);
        assertThat(Written.in(folder.resolve("none"), false)).isEqualTo(Written.NOTHING);
    }

    @Test
    void aLineCutOffAnywhereIsLeftOut() throws IOException {
        String text = ADVICE + REFUSED;
        for (int cut = ADVICE.length(); cut < text.length(); cut++) {
            assertThat(in(bytes(text.substring(0, cut)), false)).isEqualTo(new Written(1, 0, 0, ADVICE.length()));
        }
    }

    @Test
    void aMemberCutOffAnywhereIsLeftOut() throws IOException {
        byte[] first = zipped(ADVICE + REFUSED);
        byte[] second = zipped(FAULT + ADVICE);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(in(both, true)).isEqualTo(new Written(4, 1, 1, both.length));
        for (int cut = first.length; cut < both.length; cut++) {
            assertThat(in(Arrays.copyOf(both, cut), true))
                    .as("cut at " + cut)
                    .isEqualTo(new Written(2, 1, 0, first.length));
        }
    }

    @Test
    void manyMembersOfAnySizeAreFound() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.write(zipped(ADVICE.repeat(1 + i * i)));
            ends.add(all.size());
        }
        long lines = 0;
        for (int i = 0; i < 50; i++) {
            lines += 1 + (long) i * i;
        }
        assertThat(in(all.toByteArray(), true)).isEqualTo(new Written(lines, 0, 0, ends.get(49)));
    }

    @Test
    void aDamagedMemberAndWhatFollowsAreLeftOut() throws IOException {
        byte[] first = zipped(ADVICE);
        byte[] both = Arrays.copyOf(first, 2 * first.length);
        System.arraycopy(first, 0, both, first.length, first.length);
        both[both.length - 6] ^= 1; // the sum of the second
        assertThat(in(both, true)).isEqualTo(new Written(1, 0, 0, first.length));
    }

    @Test
    void aFileThatIsNoGzipIsRefused() {
        assertThatThrownBy(() -> in(bytes(ADVICE), true)).hasMessage("no gzip file that a batch wrote");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(bytes(text));
        }
        return bytes.toByteArray();
    }
}
