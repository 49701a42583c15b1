package io.winback.chassis.http;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Concurrent changes of one resource run in turn, and are tried again if another replica was first. */
class ResourceTurnsTest {

    private static final String ADDRESS = "/v1/offers/spring";
    private static final String LOCK_TIMEOUT = "55P03";
    private static final String CREATED_CONCURRENTLY = "23505";
    private static final String CHECK_VIOLATION = "23514";

    private final ResourceTurns turns = new ResourceTurns();

    @Test
    void aChangeWaitsUntilTheOneBeforeItHasEnded() throws Exception {
        var hasBegun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> take(() -> {
            hasBegun.countDown();
            return mayEnd.await(20, TimeUnit.SECONDS);
        }));
        assertThat(hasBegun.await(20, TimeUnit.SECONDS)).isTrue();
        var second = CompletableFuture.supplyAsync(() -> take(first::isDone));

        assertThat(second).isNotDone();
        assertThat(turns.take("/v1/offers/winter", () -> "another")).isEqualTo("another");
        mayEnd.countDown();

        assertThat(second.get(20, TimeUnit.SECONDS)).isNotNull();
        first.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aChangeWhoseRowIsLockedIsTriedAgain() throws Exception {
        var tries = new AtomicInteger();

        var answer = turns.take(ADDRESS, () -> tries.incrementAndGet() < 4 ? failed(LOCK_TIMEOUT) : "changed");

        assertThat(answer).isEqualTo("changed");
    }

    @ParameterizedTest
    @CsvSource({CREATED_CONCURRENTLY + ", 2", CHECK_VIOLATION + ", 1"})
    void anotherFailureIsThatOfTheChange(String state, int tries) {
        var tried = new AtomicInteger();

        assertThatThrownBy(() -> turns.take(ADDRESS, () -> {
                    tried.incrementAndGet();
                    return failed(state);
                }))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(tried).hasValue(tries);
        assertThat(take(() -> "next")).isEqualTo("next");
    }

    private static Object failed(String state) {
        throw new IllegalStateException(new SQLException("failed", state));
    }

    private <T> T take(Callable<T> change) {
        try {
            return turns.take(ADDRESS, change);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
