package io.winback.chassis.inbox;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GrowingPartsTest {

    private final GrowingParts parts = new GrowingParts();

    @Test
    void firstEventsAreCutIntoPartsThatDouble() {
        assertThat(parts.of(events(500))).extracting(List::size).containsExactly(8, 16, 32, 64, 128, 252);
    }

    @Test
    void partsGoOnGrowingInTheNextBatch() {
        parts.of(events(24));

        assertThat(parts.of(events(100))).extracting(List::size).containsExactly(32, 64, 4);
    }

    @Test
    void singleEventsDoNotMakePartsGrow() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(parts.of(events(1))).hasSize(1);
        }

        assertThat(parts.of(events(24))).extracting(List::size).containsExactly(8, 16);
    }

    @Test
    void eventsKeepTheirOrder() {
        assertThat(parts.of(events(500)).stream().flatMap(List::stream).toList())
                .isEqualTo(events(500));
    }

    @Test
    void laterEventsAreNotCut() {
        parts.of(events(5_000));

        assertThat(parts.of(events(500))).containsExactly(events(500));
    }

    private static List<Integer> events(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
