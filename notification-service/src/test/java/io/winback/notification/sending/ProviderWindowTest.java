package io.winback.notification.sending;

import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Accepted;
import io.winback.notification.channel.ProviderResponse.Deferred;
import io.winback.notification.channel.ProviderResponse.NotHandedOver;
import io.winback.notification.channel.ProviderResponse.Refused;
import io.winback.notification.channel.ProviderResponse.Unavailable;
import io.winback.notification.channel.ProviderResponse.Unknown;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderWindowTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ProviderWindow window =
            new ProviderWindow(3, new ProviderBreaker(Duration.ofSeconds(1), Duration.ofSeconds(8)));

    @Test
    void anAttemptKeepsItsPlaceUntilItEnds() {
        var attempt = start(0);
        start(0);

        assertThat(window.places(0)).isEqualTo(1);

        window.end(attempt, new Accepted(), 0);

        assertThat(window.places(0)).isEqualTo(2);
    }

    @Test
    void anOutageStopsTheChannelAndASingleProbeFollows() {
        answer(new Unavailable("no connection", null), 0);

        assertThat(window.places(SECOND - 1)).isZero();
        assertThat(window.places(SECOND)).isEqualTo(1);

        start(SECOND);

        assertThat(window.places(SECOND)).isZero();
    }

    @Test
    void eachFailedProbeDoublesThePauseUpToTheLongest() {
        long now = 0;
        for (int seconds : new int[] {1, 2, 4, 8, 8, 8}) {
            answer(new Unavailable("no connection", null), now);
            assertThat(window.pauseLeft(now)).isEqualTo(seconds * SECOND);
            now += seconds * SECOND;
        }
    }

    @Test
    void messagesInFlightAtTheStartOfAnOutageDoNotLengthenThePause() {
        var first = start(0);
        var second = start(0);

        window.end(first, new Unavailable("no connection", null), 0);
        window.end(second, new Unavailable("no connection", null), 0);

        assertThat(window.places(SECOND)).isEqualTo(1);
    }

    @Test
    void aSuccessfulProbeOpensTheWholeWindow() {
        answer(new Unavailable("no connection", null), 0);

        answer(new Accepted(), SECOND);

        assertThat(window.places(SECOND)).isEqualTo(3);
    }

    @Test
    void aProbeThatWasNotHandedOverChangesNothing() {
        answer(new Unavailable("no connection", null), 0);

        answer(new NotHandedOver(), SECOND);

        assertThat(window.places(SECOND)).isEqualTo(1);
    }

    @Test
    void theProviderDeterminesThePause() {
        answer(new Unavailable("429", Duration.ofSeconds(30)), 0);

        assertThat(window.places(30 * SECOND - 1)).isZero();
        assertThat(window.places(30 * SECOND)).isEqualTo(1);
    }

    @Test
    void aRefusalOfOneMessageIsNotAnOutage() {
        answer(new Refused(Refusal.HARD_BOUNCED, "550"), 0);
        answer(new Deferred("451", null), 0);

        assertThat(window.places(0)).isEqualTo(3);
    }

    @Test
    void aProviderThatDefersEverythingIsPaused() {
        for (int i = 0; i < 20; i++) {
            answer(new Deferred("451", null), 0);
        }

        assertThat(window.places(0)).isZero();
    }

    @Test
    void aProviderThatAnswersNothingIsPaused() {
        for (int i = 0; i < 5; i++) {
            answer(new Unknown("time-out"), 0);
        }

        assertThat(window.places(0)).isZero();
    }

    @Test
    void slowAttemptsDelayNoOtherMessage() {
        start(0);

        assertThat(window.allRunFor(SECOND, SECOND - 1)).isFalse();
        assertThat(window.allRunFor(SECOND, SECOND)).isTrue();
    }

    private void answer(ProviderResponse response, long now) {
        window.end(start(now), response, now);
    }

    private ProviderWindow.Attempt start(long now) {
        return window.start(new InFlightMessage(SampleMessages.message(1, 0, 0), now, SECOND), now);
    }
}
