package io.winback.offer.redemption;

import io.winback.chassis.http.TooManyRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WrongCodeLimitTest {

    private final MovableClock clock = new MovableClock();
    private final WrongCodeLimit limit = new WrongCodeLimit(clock);

    @Test
    void aCustomerWaitsAfterTenWrongCodes() {
        guess("hina", 10);

        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> limit.attempt("hina", () -> "right"));
        assertThat(limit.attempt("ren", () -> "right")).isEqualTo("right");
    }

    @Test
    void nineWrongCodesAreAllowed() {
        guess("hina", 9);

        assertThat(limit.attempt("hina", () -> "right")).isEqualTo("right");
    }

    @Test
    void theLimitEndsTenMinutesAfterTheFirstWrongCode() {
        guess("hina", 10);

        clock.pass(Duration.ofMinutes(10).plusSeconds(1));

        assertThat(limit.attempt("hina", () -> "right")).isEqualTo("right");
    }

    private void guess(String customer, int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(UnknownCoupon.class)
                    .isThrownBy(() -> limit.attempt(customer, () -> {
                        throw new UnknownCoupon();
                    }));
        }
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T03:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
