package io.winback.campaign.access;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Five failures are free. Then each sign-in waits twice as long as the one before, at most an hour. */
class SignInBackOffTest {

    private SignInBackOff backOff;
    private Instant now = Instant.parse("2026-11-29T03:00:00Z");

    @BeforeEach
    void aName() {
        backOff = new SignInBackOff("hash", now);
    }

    @Test
    void fiveSignInsDoNotWait() {
        for (int i = 0; i < 5; i++) {
            assertThat(backOff.begin(now)).isZero();
        }

        assertThat(backOff.begin(now)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void eachFurtherFailureDoublesTheWaitUpToAnHour() {
        for (int i = 0; i < 4; i++) {
            backOff.begin(now);
        }

        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            assertThat(backOff.begin(now)).isZero();
            assertThat(backOff.begin(now)).isEqualTo(Duration.ofMinutes(minutes));
            assertThat(backOff.begin(now.plus(Duration.ofMinutes(minutes)).minusSeconds(1)))
                    .isEqualTo(Duration.ofSeconds(1));
            now = now.plus(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void aSignInThatHasToWaitIsNotCounted() {
        for (int i = 0; i < 100; i++) {
            backOff.begin(now);
        }

        assertThat(backOff.begin(now)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void failuresAreForgottenAfterADay() {
        for (int i = 0; i < 5; i++) {
            backOff.begin(now);
        }
        now = now.plus(Duration.ofDays(1));

        for (int i = 0; i < 5; i++) {
            assertThat(backOff.begin(now)).isZero();
        }
    }

    @Test
    void theWaitStaysAnHourAfterAnyNumberOfFailures() {
        for (int i = 0; i < 1_000; i++) {
            backOff.begin(now);
            now = now.plus(Duration.ofHours(1));
        }
        backOff.begin(now);

        assertThat(backOff.begin(now)).isEqualTo(Duration.ofHours(1));
    }
}
