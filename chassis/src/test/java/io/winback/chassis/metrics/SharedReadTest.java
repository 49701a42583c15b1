package io.winback.chassis.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharedReadTest {

    private static final int CALLERS = 32;
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void callersOfAFailingReadGetItsFailureAndReadNothing() {
        var failing = new SharedRead<String>(
                () -> {
                    awaitEnd();
                    throw new IllegalStateException("failure " + reads.incrementAndGet());
                },
                LONG);

        assertThat(answersOfConcurrentCallers(failing::get)).hasSize(CALLERS).containsOnly("failure 1");

        assertThatThrownBy(failing::get).hasMessage("failure 1");
        assertThat(reads).hasValue(1);
    }

    @Test
    void afterThePauseTheSourceIsReadAgain() {
        var source = new AtomicInteger();
        var shared = new SharedRead<Integer>(
                () -> {
                    if (source.incrementAndGet() == 1) {
                        throw new IllegalStateException("away");
                    }
                    return source.get();
                },
                Duration.ofMillis(1));
        assertThatThrownBy(shared::get).hasMessage("away");

        eventually().ignoreExceptions().until(() -> shared.get() >= 2);
    }

    @Test
    void callersThatWaitShareOneReadThatBeganAfterTheirCall() {
        var slow = new SharedRead<String>(
                () -> {
                    awaitEnd();
                    return Integer.toString(reads.incrementAndGet());
                },
                LONG);

        assertThat(answersOfConcurrentCallers(slow::get)).containsOnly("1", "2").containsOnlyOnce("1");
        assertThat(reads).hasValue(2);
    }

    @Test
    void aCallerGetsNoValueFromBeforeItsCall() {
        var counting = new SharedRead<>(reads::incrementAndGet, LONG);

        assertThat(IntStream.range(0, 5).mapToObj(call -> counting.get()).toList())
                .containsExactly(1, 2, 3, 4, 5);
    }

    /** Calls while one read is under way, and ends it when all callers wait. */
    private List<String> answersOfConcurrentCallers(Supplier<String> call) {
        var answers = new ArrayList<CompletableFuture<String>>();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < CALLERS; i++) {
            var answer = new CompletableFuture<String>();
            var caller = new Thread(() -> answer.complete(answerOf(call)));
            caller.start();
            answers.add(answer);
            callers.add(caller);
        }
        eventually()
                .until(() -> callers.stream()
                                .filter(caller -> caller.getState() == Thread.State.BLOCKED)
                                .count()
                        == CALLERS - 1);
        mayEnd.countDown();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static String answerOf(Supplier<String> call) {
        try {
            return call.get();
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    private void awaitEnd() {
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
