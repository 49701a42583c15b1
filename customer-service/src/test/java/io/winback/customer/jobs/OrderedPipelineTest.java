package io.winback.customer.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrderedPipelineTest {

    private final List<Integer> results = new ArrayList<>();

    @Test
    void resultsArePassedOnInTheOrderOfSubmission() {
        var first = new CountDownLatch(1);
        try (var pipeline = new OrderedPipeline<Integer>("test", 2, 4, results::add)) {
            pipeline.submit(() -> {
                first.await();
                return 1;
            });
            pipeline.submit(() -> {
                first.countDown();
                return 2;
            });
            pipeline.finish();
        }

        assertThat(results).containsExactly(1, 2);
    }

    @Test
    void afterAFailedTaskNothingMoreIsPassedOn() {
        try (var pipeline = new OrderedPipeline<Integer>("test", 8, 9, results::add)) {
            pipeline.submit(() -> 1);
            pipeline.submit(() -> {
                throw new IllegalStateException("the database is unavailable");
            });
            pipeline.submit(() -> 3);

            assertThatThrownBy(pipeline::finish).hasMessage("the database is unavailable");
            assertThatThrownBy(() -> pipeline.submit(() -> 4)).hasMessage("the database is unavailable");
            assertThatThrownBy(pipeline::finish).hasMessage("the database is unavailable");
        }

        assertThat(results).containsExactly(1);
    }

    @Test
    void afterAResultThatCannotBeTakenNothingMoreIsPassedOn() {
        try (var pipeline = new OrderedPipeline<Integer>("test", 4, 5, result -> {
            if (result == 2) {
                throw new IllegalStateException("full");
            }
            results.add(result);
        })) {
            for (int i = 1; i <= 4; i++) {
                int number = i;
                pipeline.submit(() -> number);
            }

            assertThatThrownBy(pipeline::finish).hasMessage("full");
            assertThatThrownBy(pipeline::finish).hasMessage("full");
        }

        assertThat(results).containsExactly(1);
    }
}
