package org.transferadvisor.facts.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads bytes as text in UTF-8, or says where they stop being that. */
public final class Utf8 {

    private static final String HINT = "save the file as UTF-8";

    private Utf8() {}

    /**
     * The text that bytes stand for.
     *
     * @param name the file as messages shall name it
     * @param bytes its bytes
     * @throws RefusedException at the first byte that stands for no character
     */
    public static String text(String name, byte[] bytes) {
        if (isUtf16(bytes)) {
            throw refused(name, 1, 1, "the file is not text in UTF-8 but in UTF-16");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean good = !decoder.decode(in, out, true).isError();
        String text = out.flip().toString();
        if (good) {
            return text;
        }
        int line = (int) text.chars().filter(each -> each == '\n').count() + 1;
        String shown = String.format("%02X", bytes[in.position()]);
        throw refused(
                name,
                line,
                text.length() - text.lastIndexOf('\n'),
                "the file is not text in UTF-8: the byte " + shown + " stands for no character here");
    }

    private static boolean isUtf16(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    private static RefusedException refused(String name, int line, int column, String message) {
        return new RefusedException(List.of(new Problem(name, line, column, "", message, "text in UTF-8", HINT)));
    }
}
