package io.winback.customer.imports;

import io.winback.customer.jobs.JobPipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParallelLineReaderTest {

    private static final JobPipelines PIPELINES = new JobPipelines(2);

    private final List<Long> passedOn = new ArrayList<>();

    @Test
    void valuesArePassedOnInTheOrderOfLines() {
        try (var readers = new ParallelLineReader<>(PIPELINES, ParallelLineReaderTest::evenOnly, new Sink())) {
            LongStream.rangeClosed(1, 5_003).forEach(number -> readers.add(number, "" + number, 10));
            readers.finish();
        }

        assertThat(passedOn)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 5_003)
                        .map(number -> number % 2 == 0 ? number : -number)
                        .boxed()
                        .toList());
    }

    @Test
    void memoryOfLongLinesIsLimited() {
        try (var readers = new ParallelLineReader<>(PIPELINES, ParallelLineReaderTest::evenOnly, new Sink())) {
            for (long number = 1; number <= 10; number++) {
                readers.add(number, "" + number, 1 << 20);
            }

            assertThat(passedOn).hasSizeGreaterThan(5);
        }
    }

    @Test
    void failureOfAReaderIsThrown() {
        try (var readers = new ParallelLineReader<String, Long>(
                PIPELINES,
                (number, line) -> {
                    throw new IllegalStateException("no such line");
                },
                new Sink())) {
            readers.add(1, "1", 10);

            assertThatThrownBy(readers::finish).hasMessage("no such line");
        }
    }

    private static Long evenOnly(long number, String line) throws Rejected {
        long value = Long.parseLong(line);
        if (value % 2 != 0) {
            throw new Rejected("line", "is odd");
        }
        return value;
    }

    /** Stores rejected lines as negative numbers. */
    private final class Sink implements LineSink<Long> {

        @Override
        public void take(long line, Long value) {
            passedOn.add(value);
        }

        @Override
        public void reject(Rejection rejection) {
            passedOn.add(-rejection.line());
        }
    }
}
