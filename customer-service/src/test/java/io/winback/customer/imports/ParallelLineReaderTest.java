package io.winback.customer.imports;

import io.winback.customer.jobs.JobPipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParallelLineReaderTest {

    private static final JobPipelines PIPELINES = new JobPipelines(2);

    private final List<Long> passedOn = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

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

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, IllegalStateException.class, NoClassDefFoundError.class})
    void failureOfALineRejectsThisLineAlone(Class<? extends Throwable> failure) {
        try (var readers = new ParallelLineReader<String, Long>(
                PIPELINES,
                (number, line) -> {
                    if (number == 2) {
                        throw sneaky(failure);
                    }
                    return number;
                },
                new Sink())) {
            for (long number = 1; number <= 3; number++) {
                readers.add(number, "", 10);
            }
            readers.finish();
        }

        assertThat(passedOn).containsExactly(1L, -2L, 3L);
        assertThat(messages).containsExactly("cannot be read");
    }

    @Test
    void lackOfMemoryEndsTheRun() {
        try (var readers = new ParallelLineReader<String, Long>(
                PIPELINES,
                (number, line) -> {
                    throw new OutOfMemoryError("of a test");
                },
                new Sink())) {
            readers.add(1, "1", 10);

            assertThatThrownBy(readers::finish).hasRootCauseInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void allFaultsOfALineArePassedOn() {
        try (var readers = new ParallelLineReader<String, Long>(
                PIPELINES,
                (number, line) -> {
                    throw Rejected.all(List.of(new Rejected("a", "first"), new Rejected("b", "second")));
                },
                new Sink())) {
            readers.add(7, "7", 10);
            readers.finish();
        }

        assertThat(passedOn).containsExactly(-7L);
        assertThat(messages).containsExactly("first", "second");
    }

    private static RuntimeException sneaky(Class<? extends Throwable> failure) {
        try {
            var thrown = failure.getDeclaredConstructor().newInstance();
            if (thrown instanceof Error error) {
                throw error;
            }
            return (RuntimeException) thrown;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
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
            messages.add(rejection.message());
        }

        @Override
        public void addFault(Rejection fault) {
            messages.add(fault.message());
        }
    }
}
