package io.winback.notification.routing;

import io.winback.events.Channel;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.template.TemplateSet;
import java.time.Instant;

/**
 * One channel that a message might take to a person.
 *
 * @param recipient null if they were erased meanwhile
 * @param template what is to be said; null if there is no such template
 * @param notAfter when it is too late; null if it never is
 */
public record Hop(Channel channel, Recipient recipient, TemplateSet template, Instant notAfter, Instant now) {}
