package io.winback.chassis.sealing;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SealingPassTest {

    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void secondPassFollowsWhenAllReplicasUseTheNewKeys() {
        var first = SealingPass.first("a/b", NOON, 3).after("3", 3, 0, 0).finish(NOON.plusSeconds(1), 3);

        assertThat(first.unread()).isEqualTo(3);
        assertThat(first.isDue(DAY, NOON.plusSeconds(599))).isFalse();
        assertThat(first.isDue(DAY, NOON.plusSeconds(600))).isTrue();
        var second = first.next(NOON.plusSeconds(600), 3).after("3", 3, 0, 0).finish(NOON.plusSeconds(601), 3);
        assertThat(second.unread()).isZero();
        assertThat(second.isDue(DAY, NOON.plusSeconds(3_600))).isFalse();
        assertThat(second.isDue(DAY, NOON.plusSeconds(601).plus(DAY))).isTrue();
    }

    @Test
    void rowsMayBeStoredInATableThatWasEmpty() {
        var first = SealingPass.first("a/b", NOON, 0).finish(NOON, 0);

        assertThat(first.unread()).isEqualTo(1);
    }

    @Test
    void passThatBeganTooSoonDoesNotCount() {
        var next = SealingPass.first("a/b", NOON, 3).finish(NOON, 3).next(NOON.plusSeconds(300), 3);

        assertThat(next.finish(NOON.plusSeconds(900), 3).unread()).isEqualTo(3);
    }

    @Test
    void onlyLockedRowsRepeatAPassSoon() {
        var next = SealingPass.first("a/b", NOON, 3).next(NOON.plusSeconds(600), 3);
        var finished = NOON.plusSeconds(601);

        var unreadable = next.after("3", 3, 0, 1).finish(finished, 3);
        assertThat(unreadable.missed()).isEqualTo(1);
        assertThat(unreadable.isDue(DAY, finished.plusSeconds(3_600))).isFalse();
        assertThat(unreadable.isDue(DAY, finished.plus(DAY))).isTrue();
        var locked = next.after("3", 3, 1, 1).finish(finished, 3);
        assertThat(locked.isDue(DAY, finished.plusSeconds(60))).isTrue();
    }
}
