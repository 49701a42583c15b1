package io.winback.notification.template;

/**
 * A message as it will be read.
 *
 * @param subject null where the channel has none
 * @param html null where there is only text
 */
public record Rendered(String subject, String html, String text) {}
