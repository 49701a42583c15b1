package io.winback.chassis.http;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DepthTest {

    @Test
    void theLevelsWithEntriesCount() {
        assertThat(Depth.exceeds(0, "a")).isFalse();
        assertThat(Depth.exceeds(0, Map.of())).isFalse();
        assertThat(Depth.exceeds(0, Map.of("a", 1))).isTrue();
        assertThat(Depth.exceeds(2, Map.of("a", 1, "b", List.of(List.of())))).isFalse();
        assertThat(Depth.exceeds(2, Map.of("a", 1, "b", List.of(List.of(1))))).isTrue();
    }

    @Test
    void aValueOfAHundredThousandLevelsIsNoProblem() {
        Object value = 1;
        for (int level = 0; level < 100_000; level++) {
            value = List.of(value);
        }

        assertThat(Depth.exceeds(10, value)).isTrue();
    }
}
