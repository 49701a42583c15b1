package io.winback.customer.models;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GapsTest {

    @Test
    void medianIsRobustAgainstOneLongGap() {
        assertThat(Gaps.median(new long[] {0, 10, 20, 30, 400})).hasValue(10);
        assertThat(Gaps.median(new long[] {0, 10, 30})).hasValue(15);
    }

    @Test
    void oneTimeBuyerHasNoGap() {
        assertThat(Gaps.median(new long[] {7})).isEmpty();
        assertThat(Gaps.median(new long[0])).isEmpty();
    }
}
