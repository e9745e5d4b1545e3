package org.transferadvisor.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gzip is told by its content, and nothing of it is lost without a word. */
class GzipInputTest {

    /** A pipe: it gives what it has bit by bit, and never says that more is there. */
    private static InputStream pipe(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, most));
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String unpacked(InputStream in) throws IOException {
        return new String(GzipInput.unpacked(in).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String unpacked(byte[] bytes) throws IOException {
        return unpacked(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 19, 100, 100_000})
    void allMembersOfAPipeAreReadHoweverTheyCome(int most) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        Random random = new Random(most);
        for (int i = 0; i < 60; i++) {
            String part = ("line " + random.nextLong() + "\n").repeat(i % 5 * i);
            text.append(part);
            members.writeBytes(zipped(part));
        }
        assertThat(unpacked(pipe(members.toByteArray(), most))).isEqualTo(text.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"project\": 1}\n", "\u001f"})
    void whatDoesNotBeginAsGzipIsLeftAsItIs(String text) throws IOException {
        assertThat(unpacked(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    @Test
    void namesCommentsAndExtraFieldsAreSkipped() throws IOException {
        byte[] plain = zipped("text");
        byte[] header = Arrays.copyOf(plain, 10);
        header[3] = 2 | 4 | 8 | 16;
        byte[] fields = joined(
                new byte[] {3, 0, 'x', 0, 'y'}, "name\0".getBytes(StandardCharsets.UTF_8), new byte[] {0}, new byte[] {
                    9, 9
                });
        assertThat(unpacked(joined(header, fields, Arrays.copyOfRange(plain, 10, plain.length))))
                .isEqualTo("text");
    }

    @Test
    void zerosMayFillUpTheEndAndNothingElseMayFollow() throws IOException {
        byte[] member = zipped("text");
        assertThat(unpacked(joined(member, new byte[700]))).isEqualTo("text");
        assertThat(unpacked(joined(member, new byte[7], member))).isEqualTo("texttext");
        assertThatThrownBy(() -> unpacked(joined(member, new byte[] {'x'})))
                .isInstanceOf(ZipException.class)
                .hasMessage("something that is no gzip follows");
    }

    @Test
    void aMemberCutOffAnywhereIsNoticed() throws IOException {
        byte[] two = joined(zipped("first\n"), zipped("second\n"));
        int first = zipped("first\n").length;
        for (int length = 2; length < two.length; length++) {
            byte[] cut = Arrays.copyOf(two, length);
            if (length == first) {
                assertThat(unpacked(cut)).isEqualTo("first\n");
            } else {
                assertThatThrownBy(() -> unpacked(cut)).as(length + " bytes").isInstanceOf(EOFException.class);
            }
        }
    }

    @Test
    void aWrongByteIsNoticedWhereverItMatters() throws IOException {
        byte[] sound = zipped("a text that is long enough to be packed, packed, packed");
        for (int i = 10; i < sound.length; i++) {
            byte[] wrong = sound.clone();
            wrong[i] ^= 0x55;
            assertThatThrownBy(() -> unpacked(wrong)).as("byte " + i).isInstanceOf(IOException.class);
        }
    }
}
