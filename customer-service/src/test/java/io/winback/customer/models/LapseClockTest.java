package io.winback.customer.models;

import io.winback.customer.models.LapseClock.Reading;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LapseClockTest {

    @Test
    void silenceIsMeasuredInTheCustomersOwnGaps() {
        var clock = new LapseClock(10, 1.5, 2.5);

        assertThat(clock.read(15)).isEqualTo(Reading.ALIVE);
        assertThat(clock.read(16)).isEqualTo(Reading.AT_RISK);
        assertThat(clock.read(25)).isEqualTo(Reading.AT_RISK);
        assertThat(clock.read(26)).isEqualTo(Reading.LOST);
    }

    @Property
    void longerSilenceIsNeverBetter(
            @ForAll @DoubleRange(min = 1, max = 400) double gap, @ForAll @LongRange(min = 0, max = 4000) long days) {
        var clock = new LapseClock(gap, 1.5, 2.5);

        assertThat(clock.read(days + 1)).isGreaterThanOrEqualTo(clock.read(days));
    }

    @Test
    void aGapOfNothingIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LapseClock(0, 1.5, 2.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new LapseClock(Double.NaN, 1.5, 2.5));
    }
}
