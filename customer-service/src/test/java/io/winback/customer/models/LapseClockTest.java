package io.winback.customer.models;

import io.winback.customer.models.LapseClock.Status;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LapseClockTest {

    @Test
    void silenceIsAMultipleOfTheCustomersGap() {
        var clock = new LapseClock(10, 1.5, 2.5);

        assertThat(clock.statusAfter(15)).isEqualTo(Status.ALIVE);
        assertThat(clock.statusAfter(16)).isEqualTo(Status.AT_RISK);
        assertThat(clock.statusAfter(25)).isEqualTo(Status.AT_RISK);
        assertThat(clock.statusAfter(26)).isEqualTo(Status.LOST);
    }

    @Property
    void longerSilenceIsNeverBetter(
            @ForAll @DoubleRange(min = 1, max = 400) double gap, @ForAll @LongRange(min = 0, max = 4000) long days) {
        var clock = new LapseClock(gap, 1.5, 2.5);

        assertThat(clock.statusAfter(days + 1)).isGreaterThanOrEqualTo(clock.statusAfter(days));
    }

    @Test
    void gapMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LapseClock(0, 1.5, 2.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new LapseClock(Double.NaN, 1.5, 2.5));
    }
}
