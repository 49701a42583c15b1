package io.winback.notification.channel;

import io.winback.notification.template.Rendered;
import java.util.UUID;

/**
 * A message ready for its provider.
 *
 * @param messageId what the provider knows it by, the same for every attempt
 * @param unsubscribeUrl where a single POST ends messages of this kind (RFC 8058)
 */
public record Outgoing(UUID messageId, String address, Rendered content, String unsubscribeUrl) {}
