package io.winback.notification.message;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static io.winback.notification.message.MessageState.DEFERRED;
import static io.winback.notification.message.MessageState.FAILED;
import static io.winback.notification.message.MessageState.QUEUED;
import static io.winback.notification.message.MessageState.SENT;
import static io.winback.notification.message.MessageState.SKIPPED;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

class MessageStateTest {

    private static final Map<MessageState, Set<MessageState>> LEGAL = Map.of(
            QUEUED, Set.of(DEFERRED, SENT, FAILED, SKIPPED),
            DEFERRED, Set.of(QUEUED, DEFERRED, SENT, FAILED, SKIPPED),
            SENT, Set.of(),
            FAILED, Set.of(),
            SKIPPED, Set.of());

    @Test
    void everyStateAllowsItsTransitionsAndNoOther() {
        for (var state : MessageState.values()) {
            var next = Arrays.stream(MessageState.values())
                    .filter(state::mayBecome)
                    .collect(toSet());

            assertThat(next).as("after %s", state).isEqualTo(LEGAL.get(state));
        }
    }

    @Test
    void onlyAMessageThatWaitsCanStillBeSent() {
        assertThat(MessageState.waiting()).containsExactly(QUEUED, DEFERRED);
    }

    @Test
    void theListOfWaitingStatesIsThatOfThePartialIndex() {
        assertThat(MessageState.WAITING_SQL).isEqualTo("('QUEUED', 'DEFERRED')");
    }
}
