package io.winback.notification.channel;

/**
 * The content of a message.
 *
 * @param subject null if the channel has no subject
 * @param html null if there is only text
 */
public record RenderedMessage(String subject, String html, String text) {}
