package io.winback.chassis.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedAnswerTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<CompletableFuture<String>> questions = new ArrayList<>();
    private final SharedAnswer<String> shared = new SharedAnswer<>(this::ask, Duration.ofSeconds(1), now::get);

    @Test
    void callersThatWaitShareOneQuestion() {
        var first = shared.get();
        pass(Duration.ofSeconds(5));
        var second = shared.get();

        questions.get(0).complete("UP");

        assertThat(questions).hasSize(1);
        assertThat(first).isCompletedWithValue("UP");
        assertThat(second).isCompletedWithValue("UP");
    }

    @Test
    void anAnswerIsKeptForASecondFromItsQuestionOn() {
        shared.get();
        questions.get(0).complete("UP");
        pass(Duration.ofMillis(999));
        assertThat(shared.get()).isCompletedWithValue("UP");

        pass(Duration.ofMillis(1));

        assertThat(shared.get()).isNotDone();
        assertThat(questions).hasSize(2);
    }

    @Test
    void aFailureIsKeptAsAnAnswerIs() {
        shared.get();
        questions.get(0).completeExceptionally(new IllegalStateException("away"));
        assertThat(shared.get()).isCompletedExceptionally();
        assertThat(questions).hasSize(1);

        pass(Duration.ofSeconds(1));

        assertThat(shared.get()).isNotDone();
    }

    @Test
    void aQuestionThatIsNeverAnsweredIsAskedAgain() {
        shared.get();

        pass(Duration.ofSeconds(10));

        shared.get();
        assertThat(questions).hasSize(2);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private CompletableFuture<String> ask() {
        var question = new CompletableFuture<String>();
        questions.add(question);
        return question;
    }
}
