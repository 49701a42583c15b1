package io.winback.campaign.console;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsumerLagTest {

    @Test
    void theMarkerAtTheEndOfATransactionIsNotCounted() {
        assertThat(ConsumerLag.unread(10, 11)).isZero();
        assertThat(ConsumerLag.unread(10, 13)).isEqualTo(2);
    }

    @Test
    void aTopicThatIsReadToItsEndHasNoUnreadEvents() {
        assertThat(ConsumerLag.unread(11, 11)).isZero();
        assertThat(ConsumerLag.unread(12, 11)).isZero();
    }
}
