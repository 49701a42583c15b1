package io.winback.events.notification;

import io.winback.events.Event;

/** The published language of notification-service. */
public sealed interface NotificationEvent extends Event
        permits MessagesErased,
                RecipientErased,
                ConsentChanged,
                MessageFailed,
                MessageSent,
                MessageSkipped,
                OutreachFailed,
                TemplatePublished {}
