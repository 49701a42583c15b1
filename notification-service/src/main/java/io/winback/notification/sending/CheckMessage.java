package io.winback.notification.sending;

import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.routing.CandidateChannel;
import io.winback.notification.routing.SendingGates;
import io.winback.notification.template.TemplateSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Checks before each attempt whether a claimed message may be sent: its attempts are not used up, and no gate stops it. */
@ApplicationScoped
class CheckMessage {

    private final SendingGates gates;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    CheckMessage(SendingGates gates, NotificationConfiguration configuration, Clock clock) {
        this.gates = gates;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * @param template null if it does not exist
     * @return the result with which the message ends; empty if it may be sent
     */
    Optional<SendResult> check(ClaimedMessage message, TemplateSet template) {
        if (message.attempts() > configuration.attempts()) {
            return Optional.of(new SendResult.AttemptsUsedUp(message));
        }
        var candidate = new CandidateChannel(
                message.channel(), message.recipient(), template, message.notAfter(), clock.instant());
        return gates.refusal(candidate).map(reason -> new SendResult.Stopped(message, reason, null));
    }
}
