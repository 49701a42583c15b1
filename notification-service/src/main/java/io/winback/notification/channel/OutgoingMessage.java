package io.winback.notification.channel;

import java.util.UUID;

/**
 * A rendered message with its address, ready for its provider.
 *
 * @param messageId the id that the provider gets, the same for every attempt
 * @param unsubscribeUrl where one POST unsubscribes from the channel (RFC 8058)
 */
public record OutgoingMessage(UUID messageId, String address, RenderedMessage content, String unsubscribeUrl) {}
