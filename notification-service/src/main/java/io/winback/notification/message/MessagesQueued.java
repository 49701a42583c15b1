package io.winback.notification.message;

/** There are messages to send; workers hear of it once the transaction has committed. */
record MessagesQueued() {}
