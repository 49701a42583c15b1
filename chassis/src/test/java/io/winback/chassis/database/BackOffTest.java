package io.winback.chassis.database;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofMillis(1000));

    @Test
    void waitsDoubleToALimit() {
        var waits = IntStream.range(0, 6).mapToObj(i -> backOff.next().toMillis());

        assertThat(waits).containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
    }

    @Test
    void randomWaitsGrowToALimitAndDiffer() {
        var waits = IntStream.range(0, 50).mapToObj(i -> backOff.nextRandom()).toList();

        assertThat(waits.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(waits.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(waits.subList(4, 50))
                .allMatch(wait -> wait.toMillis() >= 500 && wait.toMillis() <= 1000)
                .anyMatch(wait -> !wait.equals(waits.get(4)));
    }

    @Test
    void waitsStartAgainAfterASuccess() {
        IntStream.range(0, 5).forEach(i -> backOff.next());

        backOff.reset();

        assertThat(backOff.next()).isEqualTo(Duration.ofMillis(100));
        backOff.reset();
        assertThat(backOff.nextRandom()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }
}
