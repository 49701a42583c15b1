package io.winback.notification.routing;

import io.winback.events.Channel;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.template.TemplateSet;
import java.time.Instant;

/**
 * A channel that a message may take to its recipient, with what the gates need to know.
 *
 * @param recipient null if the recipient was erased
 * @param template null if the template does not exist
 * @param notAfter when it is too late to send the message; null if it never is
 */
public record CandidateChannel(
        Channel channel, Recipient recipient, TemplateSet template, Instant notAfter, Instant now) {}
