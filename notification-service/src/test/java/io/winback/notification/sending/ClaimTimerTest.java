package io.winback.notification.sending;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimTimerTest {

    private static final long START = 1_000;
    private static final int MOST = 10;

    private final ClaimTimer timer = new ClaimTimer(
            SampleMessages.configuration(
                    Map.of("winback.notification.gather", "PT0.02S", "winback.notification.poll", "PT0.5S")),
            START);

    @Test
    void theFirstClaimIsDueAtOnce() {
        assertThat(timer.isDue(START)).isTrue();
    }

    @Test
    void afterAnEmptyClaimTheQueueIsPolled() {
        timer.claimed(0, MOST, START);

        assertDueAfterMillis(500);
    }

    @Test
    void afterAFullBatchTheNextClaimIsDueAtOnce() {
        timer.claimed(MOST, MOST, START);

        assertThat(timer.isDue(START)).isTrue();
    }

    @Test
    void afterASmallBatchMessagesAreGathered() {
        timer.claimed(3, MOST, START);

        assertDueAfterMillis(20);
    }

    @Test
    void afterAnIdleTimeAQueuedMessageIsClaimedAtOnce() {
        timer.claimed(0, MOST, START);

        timer.messagesQueued();

        assertThat(timer.isDue(START)).isTrue();
    }

    @Test
    void aMessageThatIsQueuedAfterABatchIsGathered() {
        timer.claimed(3, MOST, START);

        timer.messagesQueued();

        assertDueAfterMillis(20);
    }

    private void assertDueAfterMillis(long millis) {
        long due = START + TimeUnit.MILLISECONDS.toNanos(millis);
        assertThat(timer.nanosLeft(START)).isEqualTo(due - START);
        assertThat(timer.isDue(due - 1)).isFalse();
        assertThat(timer.isDue(due)).isTrue();
    }
}
