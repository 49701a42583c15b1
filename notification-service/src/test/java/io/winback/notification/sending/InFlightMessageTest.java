package io.winback.notification.sending;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InFlightMessageTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @Test
    void itMayBeWrittenWhileItsLeaseHolds() {
        assertThat(claimed(MINUTE).begin()).isTrue();
    }

    @Test
    void itMustNotBeWrittenAfterItsLease() {
        var message = claimed(0);

        assertThat(message.begin()).isFalse();
        assertThat(message.stop()).isTrue();
    }

    @Test
    void itMustNotBeWrittenAfterItsProcessWasFrozenForSeconds() {
        var message = claimed(MINUTE);
        message.confirm(System.nanoTime() - Duration.ofSeconds(5).toNanos());

        assertThat(message.begin()).isFalse();
    }

    @Test
    void itMustNotBeFinishedAfterItsProcessWasFrozenForSeconds() {
        var message = claimed(MINUTE);
        assertThat(message.begin()).isTrue();
        assertThat(message.isStillAllowed()).isTrue();

        message.confirm(System.nanoTime() - Duration.ofSeconds(5).toNanos());

        assertThat(message.isStillAllowed()).isFalse();
    }

    @Test
    void itMustNotBeFinishedAfterItsLease() {
        var message = claimed(MINUTE);
        message.begin();

        message.extendLease(System.nanoTime());

        assertThat(message.isStillAllowed()).isFalse();
    }

    @Test
    void itIsWrittenOnce() {
        var message = claimed(MINUTE);

        assertThat(message.begin()).isTrue();
        assertThat(message.begin()).isFalse();
    }

    @Test
    void anExtendedLeaseHolds() {
        var message = claimed(0);
        message.extendLease(System.nanoTime() + MINUTE);

        assertThat(message.begin()).isTrue();
    }

    @Test
    void aMessageThatIsStoppedBeforeItBeginsIsNeverWritten() {
        var message = claimed(MINUTE);

        assertThat(message.stop()).isTrue();
        assertThat(message.begin()).isFalse();
        assertThat(message.hasBegun()).isFalse();
    }

    @Test
    void aMessageThatIsBeingWrittenCanOnlyBeInterrupted() {
        var message = claimed(MINUTE);
        var interruptions = new AtomicInteger();
        message.onCancel(interruptions::incrementAndGet);
        message.begin();

        assertThat(message.stop()).isFalse();
        message.interrupt();
        message.interrupt();

        assertThat(interruptions).hasValue(1);
    }

    @Test
    void aWrittenMessageIsNotInterrupted() {
        var message = claimed(MINUTE);
        var interruptions = new AtomicInteger();
        message.onCancel(interruptions::incrementAndGet);
        message.begin();
        message.written();

        message.interrupt();

        assertThat(message.isWritten()).isTrue();
        assertThat(interruptions).hasValue(0);
    }

    @Test
    void onlyItsFirstResultCounts() {
        var message = claimed(MINUTE);

        assertThat(message.end()).isTrue();
        assertThat(message.end()).isFalse();
    }

    private static InFlightMessage claimed(long leaseNanos) {
        return new InFlightMessage(SampleMessages.message(1, 0, 0), System.nanoTime(), leaseNanos);
    }
}
