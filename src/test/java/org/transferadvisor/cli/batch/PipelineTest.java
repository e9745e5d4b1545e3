package org.transferadvisor.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.facts.reading.LineReader;

/** Lines are answered on many threads, written in their order, and never held in numbers that grow with the input. */
@SuppressWarnings("InputStreamSlowMultibyteRead") // they are made to be read slowly
class PipelineTest {

    /** Numbers as lines, made as they are read. */
    private static final class Numbers extends InputStream {

        private final long count;
        private final AtomicLong made = new AtomicLong();
        private byte[] line = new byte[0];
        private int at;

        Numbers(long count) {
            this.count = count;
        }

        @Override
        public int read() {
            if (at == line.length) {
                if (made.get() == count) {
                    return -1;
                }
                line = (made.getAndIncrement() + "\n").getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return line[at++];
        }

        @Override
        public int available() {
            return 1;
        }
    }

    private static Pipeline.Answer echo(LineReader.Line line) {
        return new Pipeline.Answer(line.bytes(), false, false, Pipeline.NOT_KEPT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void memoryIsBoundedAndOrderKeptHoweverLongTheInput(int threads) throws Exception {
        Numbers numbers = new Numbers(200_000);
        AtomicLong written = new AtomicLong();
        AtomicLong most = new AtomicLong();
        new Pipeline(threads, false).run(new LineReader(numbers, 100), () -> 0, PipelineTest::echo, (part, last) -> {
            // What was read is ahead of what is written by what is under way.
            most.accumulateAndGet(numbers.made.get() - written.get(), Math::max);
            for (String line :
                    new String(part.bytes(), StandardCharsets.UTF_8).lines().toList()) {
                assertThat(line).isEqualTo(String.valueOf(written.getAndIncrement()));
            }
        });
        assertThat(written).hasValue(200_000);
        assertThat(most.get()).isBetween(1L, (long) Pipeline.mostUnderWay(threads));
    }

    @Test
    void allThreadsWorkAtOnceEvenOnFewLines() throws Exception {
        CountDownLatch together = new CountDownLatch(4);
        List<String> answers = new ArrayList<>();
        new Pipeline(4, false)
                .run(
                        new LineReader(new Numbers(4), 100),
                        () -> 0,
                        line -> {
                            together.countDown();
                            try {
                                together.await(); // for ever, unless four lines are answered at once
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return echo(line);
                        },
                        (part, last) -> answers.add(new String(part.bytes(), StandardCharsets.UTF_8)));
        assertThat(String.join("", answers)).isEqualTo("0\n1\n2\n3\n");
    }

    @Test
    void aLineIsAnsweredBeforeTheNextOneComes() throws Exception {
        List<String> seen = new ArrayList<>();
        CountDownLatch answered = new CountDownLatch(1);
        InputStream talk = new InputStream() {
            private final byte[] lines = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() throws IOException {
                if (at == 4) {
                    try {
                        answered.await(); // who asks the second question has read the first answer
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
                return at == lines.length ? -1 : lines[at++];
            }

            @Override
            public int available() {
                return at == 4 ? 0 : 1;
            }
        };
        new Pipeline(2, false).run(new LineReader(talk, 100), () -> 0, PipelineTest::echo, (part, last) -> {
            seen.add(new String(part.bytes(), StandardCharsets.UTF_8));
            answered.countDown();
        });
        assertThat(seen).containsExactly("one\n", "two\n");
    }

    @Test
    void refusedLinesAndFaultsAreCounted() throws Exception {
        int[] counts = new int[3];
        new Pipeline(2, false)
                .run(
                        new LineReader(new Numbers(100), 100),
                        () -> 0,
                        line -> new Pipeline.Answer(
                                new byte[] {'x'}, line.number() % 10 == 1, line.number() % 50 == 2, Pipeline.NOT_KEPT),
                        (part, last) -> {
                            counts[0] += part.advised();
                            counts[1] += part.refused();
                            counts[2] += part.faults();
                        });
        assertThat(counts).containsExactly(88, 10, 2);
    }

    @Test
    void anInputThatBreaksIsSaidAfterAllLinesBefore() {
        List<String> lines = new ArrayList<>();
        InputStream broken = new InputStream() {
            private final InputStream good = new ByteArrayInputStream("a\nb\nc".getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() throws IOException {
                int next = good.read();
                if (next < 0) {
                    throw new IOException("the disk is gone");
                }
                return next;
            }
        };
        assertThatThrownBy(() -> new Pipeline(2, false)
                        .run(
                                new LineReader(broken, 100),
                                () -> 0,
                                PipelineTest::echo,
                                (part, last) -> lines.add(new String(part.bytes(), StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThat(String.join("", lines)).isEqualTo("a\nb\n");
    }

    @Test
    void aLineWithoutEndIsGivenUp() {
        InputStream zeros = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return length;
            }
        };
        assertThatThrownBy(() -> new LineReader(zeros, 100).next())
                .isInstanceOf(IOException.class)
                .hasMessage("line 1 has no end");
    }

    @Test
    void anOutputThatBreaksStopsTheReader() {
        Numbers endless = new Numbers(Long.MAX_VALUE);
        assertThatThrownBy(() -> new Pipeline(2, false)
                        .run(new LineReader(endless, 100), () -> 0, PipelineTest::echo, (part, last) -> {
                            throw new IOException("the disk is full");
                        }))
                .hasMessage("the disk is full");
        assertThat(endless.made.get()).isLessThanOrEqualTo(Pipeline.mostUnderWay(2));
    }

    @Test
    void zippedPartsAreMembersThatEndWithALine() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<Integer> ends = new ArrayList<>();
        new Pipeline(2, true).run(new LineReader(new Numbers(1000), 100), () -> 0, PipelineTest::echo, (part, last) -> {
            file.write(part.bytes());
            ends.add(file.size());
        });
        byte[] bytes = file.toByteArray();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines)
                    .isEqualTo(
                            IntStream.range(0, 1000).mapToObj(String::valueOf).toList());
        }
        assertThat(ends).hasSizeGreaterThan(10);
    }
}
