package io.winback.notification.channel.email;

import io.winback.notification.channel.ProviderResponse;

/**
 * How the handover of one mail ended.
 *
 * @param deadBeforeContent the server had closed the connection before it took any content, so that the mail can use another
 *     connection
 * @param reusable whether the connection can take another mail
 */
record MailHandoverResult(ProviderResponse response, boolean deadBeforeContent, boolean reusable) {}
