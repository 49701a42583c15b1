package io.winback.notification.recipient;

import java.util.List;

/** We have heard of these people, or heard more of them. */
public record RecipientsKnown(List<String> customerIds) {}
