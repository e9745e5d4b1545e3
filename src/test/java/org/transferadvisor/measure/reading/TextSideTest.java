package org.transferadvisor.measure.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples of text: formats, passages, duplicates, and input that is none. */
class TextSideTest {

    @TempDir
    private Path folder;

    private static TextSide read(Path file, String... fields) {
        return TextSide.read(new TextFile(file, List.of(fields), null), 1_000, 1, bytes -> {});
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> texts(TextSide side) {
        return side.taken().stream().map(TextSide.Passage::text).sorted().toList();
    }

    @Test
    void aLineOfTextIsASample() throws IOException {
        TextSide side = read(file("a.txt", "\uFEFFone line\r\n\r\nanother\n  one line \n"));
        assertThat(side.samples()).isEqualTo(4);
        assertThat(side.empty()).isEqualTo(1);
        assertThat(side.duplicates()).isEqualTo(1);
        assertThat(texts(side)).containsExactly("another", "one line");
    }

    @Test
    void jsonLinesGiveTheFieldTextOrTheOnlyOneOrTheNamedOnes() throws IOException {
        assertThat(texts(read(file("a.jsonl", "{\"id\": \"x\", \"text\": \"the text\"}\n"))))
                .containsExactly("the text");
        assertThat(texts(read(file("b.jsonl", "{\"n\": 1, \"body\": \"the body\"}\n\"plain\"\n"))))
                .containsExactly("plain", "the body");
        Path chat = file(
                "c.jsonl",
                "{\"id\": \"7\", \"messages\": [{\"role\": \"u\", \"content\": \"hi\"}, {\"content\": \"there\"}]}\n");
        assertThat(texts(read(chat, "messages.content"))).containsExactly("hi there");
        assertThat(texts(read(chat, "id", "messages.role"))).containsExactly("7 u");
    }

    @Test
    void csvGivesItsColumn() throws IOException {
        Path file = file("a.csv", "id,text,label\n1,\"one, with \"\"quotes\"\"\nand a line end\",x\n2,two,y\n");
        assertThat(texts(read(file))).containsExactly("one, with \"quotes\" and a line end", "two");
        assertThat(texts(read(file("b.tsv", "id\tsaid\n1\thello\n")))).containsExactly("hello");
        assertThat(texts(read(file("c.csv", "id;said\n1;so, so\n")))).containsExactly("so, so");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.jsonl | {\"a\": \"x\", \"b\": \"y\"} | a.jsonl:1:1: several fields hold text: `a`, `b`",
                "a.jsonl | {\"a\": 1} | a.jsonl:1:1: no field holds text",
                "a.jsonl | {\"a\": \"x\" | a.jsonl:1:",
                "a.jsonl | [1, 2] | a.jsonl:1:1: found no object and no text",
                "a.jsonl | [{\"text\": \"x\"}, | write each of its objects in a line of its own",
                "a.csv | a,b\\nx,y | several fields hold text: `a`, `b`",
                "a.csv | a,text\\n1 | a.csv:2:1: the record has 1 columns",
                "a.csv | a,text\\n1,\"open | a.csv:2:1: a quote that opens here is not closed",
            })
    void whatIsWrongHasAPlace(String name, String text, String message) throws IOException {
        Path file = file(name, text.replace("\\n", "\n") + "\n");
        assertThatThrownBy(() -> read(file)).hasMessageContaining(message);
    }

    @Test
    void aFieldThatIsNotThereIsTold() throws IOException {
        Path file = file("a.jsonl", "{\"body\": \"x\"}\n");
        assertThatThrownBy(() -> read(file, "bdy"))
                .hasMessageContaining("the sample has no field `bdy`")
                .hasMessageContaining("body");
        Path csv = file("a.csv", "body,n\nx,1\n");
        assertThatThrownBy(() -> read(csv, "bdy")).hasMessageContaining("there is no column `bdy`");
    }

    @Test
    void bytesThatAreNoTextHaveAPlace() throws IOException {
        Path latin = Files.write(folder.resolve("a.txt"), "good\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> read(latin))
                .hasMessageContaining(
                        "a.txt:2:4: the file is not text in UTF-8: the byte E9 stands for no character here");
        Path utf16 = Files.write(folder.resolve("b.txt"), "\uFEFFhello".getBytes(StandardCharsets.UTF_16BE));
        assertThatThrownBy(() -> read(utf16)).hasMessageContaining("but in UTF-16");
        Path binary = Files.write(folder.resolve("c.txt"), new byte[] {'a', '\n', 0, 1, 2});
        assertThatThrownBy(() -> read(binary)).hasMessageContaining("c.txt:2:1: the file is binary");
        Path packed = Files.write(folder.resolve("d.jsonl"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0});
        assertThatThrownBy(() -> read(packed)).hasMessageContaining("unpack it first");
        assertThatThrownBy(() -> read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> read(folder.resolve("none.txt"))).hasMessageContaining("is not there");
    }

    @Test
    void aLongTextIsCutAtSentences() throws IOException {
        String sentence = "This sentence has about sixty letters so that ten fill a passage. ";
        TextSide side = read(file("a.txt", sentence.repeat(30) + "\n"));
        assertThat(side.samples()).isEqualTo(1);
        assertThat(texts(side)).allMatch(each -> each.endsWith(".")).allMatch(each -> each.length() <= 600);
        List<String> passages = new ArrayList<>();
        Passages cutter = new Passages();
        cutter.add("x".repeat(1_500), true, passages::add);
        assertThat(passages).extracting(String::length).containsExactly(600, 600, 300);
        passages.clear();
        cutter.add("汉字。".repeat(100), true, passages::add);
        assertThat(String.join("", passages)).isEqualTo("汉字。".repeat(100));
        assertThat(passages).hasSizeGreaterThan(1).allMatch(each -> each.endsWith("。"));
    }

    @Test
    void aVeryLongLineComesInPiecesAndNoCharacterIsTorn() throws IOException {
        Path file = folder.resolve("long.txt");
        int many = 400_000;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < many; i++) {
                out.write(i % 3 == 0 ? "é" : i % 3 == 1 ? "😀" : "汉");
            }
        }
        StringBuilder all = new StringBuilder();
        try (Lines lines = Lines.inPieces(file, bytes -> {})) {
            for (String piece = lines.next(); piece != null; piece = lines.next()) {
                assertThat(piece.length()).isLessThan(140_000);
                all.append(piece);
            }
        }
        assertThat(all.codePointCount(0, all.length())).isEqualTo(many);
        assertThat(all.indexOf("\uFFFD")).isNegative();
        assertThat(read(file).samples()).isEqualTo(1);
        Path json = folder.resolve("long.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(json)) {
            out.write("\"" + "x".repeat(Lines.LONGEST) + "\"");
        }
        assertThatThrownBy(() -> read(json)).hasMessageContaining("long.jsonl:1:1: the line is too long");
    }

    @Test
    void ofVeryManySamplesSomeAreTakenAndTheirNumberIsAboutRight() throws IOException {
        Path file = folder.resolve("many.txt");
        int different = 300_000;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < different; i++) {
                out.write("sample number " + i + "\n");
                if (i % 10 == 0) {
                    out.write("sample number " + i + "\n");
                }
            }
        }
        TextSide side = read(file);
        assertThat(side.samples()).isEqualTo(330_000);
        assertThat(side.taken()).hasSize(1_000);
        assertThat(side.isPart()).isTrue();
        assertThat(side.passages()).isBetween(270_000L, 330_000L);
        assertThat(side.duplicates()).isBetween(25_000L, 35_000L);
        assertThat(texts(read(file))).isEqualTo(texts(side));
        assertThat(texts(TextSide.read(new TextFile(file, List.of(), null), 1_000, 2, bytes -> {})))
                .isNotEqualTo(texts(side));
    }

    @Test
    void wordsOfEveryScriptAreWords() {
        assertThat(Vocabulary.words("Don't stop: 2 words")).containsExactly("don", "t", "stop", "2", "words");
        assertThat(Vocabulary.words("我们训练模型")).containsExactly("我", "们", "训", "练", "模", "型");
        assertThat(Vocabulary.words("نموذج لغوي كبير")).hasSize(3);
        List<TextSide.Passage> target = List.of(new TextSide.Passage("a b b c", 1));
        assertThat(Vocabulary.coverage(target, List.of(new TextSide.Passage("B x", 1))))
                .isEqualTo(0.5);
        assertThat(Vocabulary.coverage(List.of(), target)).isZero();
        List<TextSide.Passage> mixed = List.of(new TextSide.Passage("Zürich 汉字, 12", 1), new TextSide.Passage("نم", 2));
        assertThat(Vocabulary.otherAlphabets(mixed)).isEqualTo(0.4);
        assertThat(Vocabulary.otherAlphabets(target)).isZero();
    }
}
