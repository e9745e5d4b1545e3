package org.transferadvisor.measure.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.facts.reading.RefusedException;

/** Features and labels: the arrays were saved by NumPy 2.4. */
class FeaturesTest {

    private static final Path SAVED = Path.of("src/test/resources/measure");
    private static final double[][] VALUES = {{1.5, -2, 0.25}, {3, 4e4, -5e-8}, {0, 6.1035e-5, 7}};

    @TempDir
    private Path folder;

    private static Features read(Path file) {
        return Features.read(file, 1_000, 1, bytes -> {});
    }

    private static AbstractThrowableAssert<?, ?> refused(Path file) {
        return assertThatThrownBy(() -> read(file)).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"le-f8", "be-f8", "fortran-f8-be"})
    void doublesAreReadInEveryOrder(String name) {
        assertThat(read(SAVED.resolve(name + ".npy")).taken()).isDeepEqualTo(VALUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"le-f4", "be-f4", "fortran-f4"})
    void floatsAreReadInEveryOrder(String name) {
        double[][] read = read(SAVED.resolve(name + ".npy")).taken();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(read[i][j]).isEqualTo((float) VALUES[i][j]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"le-f2", "be-f2"})
    void halvesAreReadWithTheirSmallestNumbers(String name) {
        double[][] read = read(SAVED.resolve(name + ".npy")).taken();
        assertThat(read[0]).containsExactly(1.5, -2, 0.25);
        assertThat(read[1]).containsExactly(3, 40_000, -0x1p-24);
        assertThat(read[2]).containsExactly(0, 0x1p-14, 7);
    }

    @Test
    void halvesHoldInfinityAndNoNumber() {
        assertThat(Npy.half((short) 0x7C00)).isInfinite();
        assertThat(Npy.half((short) 0xFC00)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Npy.half((short) 0x7E00)).isNaN();
        assertThat(Npy.half((short) 0x7BFF)).isEqualTo(65_504);
    }

    @ParameterizedTest
    @CsvSource({
        "three-dimensions, the array has 3 dimensions",
        "objects, the array is of a kind that is not read",
        "complex, the array holds values of type `c8`",
        "nan, row 1 has `NaN` in column 2",
        "labels-i8, the array has 1 dimension",
    })
    void anArrayThatHoldsNoFeaturesIsRefused(String name, String message) {
        refused(SAVED.resolve(name + ".npy")).hasMessageContaining(message);
    }

    @Test
    void aDamagedArrayIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(SAVED.resolve("le-f8.npy"));
        Path file = folder.resolve("cut.npy");
        for (int length : new int[] {0, 5, 11, 60, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused(file).hasMessageContaining("cut.npy");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length - 8));
        refused(file).hasMessageContaining("its header tells of 72 bytes, and there are 64");
        Files.write(file, "text, and no array at all".getBytes(StandardCharsets.UTF_8));
        refused(file).hasMessageContaining("no NumPy array");
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (999999999999, 999999999999), }";
        Files.write(file, array(header));
        refused(file).hasMessageContaining("cut off or damaged");
        Files.write(file, array("{'descr': '<f8', 'fortran_order': False, 'shape': (9999999999999999999, 2), }"));
        refused(file).hasMessageContaining("has a dimension of");
        Files.write(file, array("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 4), }"));
        refused(file).hasMessageContaining("holds no features");
    }

    private static byte[] array(String header) {
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        return bytes.array();
    }

    @Test
    void aTableOfTextIsReadWithOrWithoutAHeader() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.csv"), "1,2.5\n-3e2,.5\n\n");
        Path headed = Files.writeString(folder.resolve("headed.csv"), "a;\"b\"\r\n1;2.5\r\n-3e2;.5\r\n");
        for (Path each : new Path[] {plain, headed}) {
            assertThat(Features.isIn(each)).isTrue();
            assertThat(read(each).taken()).isDeepEqualTo(new double[][] {{1, 2.5}, {-300, 0.5}});
        }
        Path texts = Files.writeString(folder.resolve("texts.csv"), "text,label\nhello there,1\n");
        assertThat(Features.isIn(texts)).isFalse();
    }

    @Test
    void aCellThatIsNoNumberHasAPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n3,nan\n");
        refused(file).hasMessageContaining("a.csv:3:1: `nan` in column `y` is no finite number");
        Files.writeString(file, "1,2\n3\n");
        refused(file).hasMessageContaining("a.csv:2:1: the record has 1 columns");
    }

    @Test
    void constantColumnsAndRepeatedRowsAreCounted() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "1,2,3\n1,5,3\n1,2,3\n");
        assertThat(read(file).constantColumns()).isEqualTo(2);
        assertThat(read(file).duplicates()).isEqualTo(1);
    }

    @Test
    void aSampleTakesTheSameRowsOfEveryFileAndOtherRowsForAnotherSeed() throws IOException {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 500)
                .forEach(i -> text.append(i).append(",").append(i % 7).append('\n'));
        Path file = Files.writeString(folder.resolve("a.csv"), text);
        Features some = Features.read(file, 40, 1, bytes -> {});
        assertThat(some.rows()).isEqualTo(500);
        assertThat(some.numbers()).hasSize(40).isSorted().doesNotHaveDuplicates();
        assertThat(Stream.of(some.taken()).mapToLong(row -> (long) row[0])).containsExactly(boxed(some.numbers()));
        assertThat(Features.chosen(500, 40, 1)).isEqualTo(some.numbers());
        assertThat(Features.chosen(500, 40, 2)).isNotEqualTo(some.numbers());
        Path labels = Files.writeString(
                folder.resolve("l.txt"),
                "label\n"
                        + String.join(
                                "\n",
                                IntStream.range(0, 500)
                                        .mapToObj(i -> "k" + i % 3)
                                        .toList()));
        int[] classes = Labels.read(labels, some).classes();
        Labels read = Labels.read(labels, some);
        for (int i = 0; i < 40; i++) {
            assertThat(read.names().get(classes[i])).isEqualTo("k" + some.numbers()[i] % 3);
        }
    }

    private static Long[] boxed(long[] values) {
        return Arrays.stream(values).boxed().toArray(Long[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "labels-i8, 3, -1",
        "labels-u1, 200, 1",
        "labels-text, spam, ham é",
        "labels-bool, true, false",
        "labels-f4, 1, 2.5"
    })
    void labelsAreReadOfEveryKind(String name, String first, String second) {
        Labels labels = Labels.read(SAVED.resolve(name + ".npy"), read(SAVED.resolve("le-f4.npy")));
        assertThat(labels.names()).containsExactly(first, second);
        assertThat(labels.classes()).containsExactly(0, 1, 0);
    }

    @Test
    void asManyLabelsAsRows() throws IOException {
        Features features = read(SAVED.resolve("le-f4.npy"));
        Path labels = Files.writeString(folder.resolve("l.csv"), "a\nb\n");
        assertThatThrownBy(() -> Labels.read(labels, features))
                .hasMessageContaining("there are 2 labels for the 3 rows");
        Files.writeString(labels, "kind\na\nb\na\n");
        assertThat(Labels.read(labels, features).names()).containsExactly("a", "b");
        Files.writeString(labels, "a,1\nb,2\na,3\n");
        assertThatThrownBy(() -> Labels.read(labels, features))
                .hasMessageContaining("l.csv:1:1: the record has 2 columns");
    }
}
