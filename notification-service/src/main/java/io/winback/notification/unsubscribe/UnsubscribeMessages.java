package io.winback.notification.unsubscribe;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.winback.events.Channel;

/** The texts of the unsubscribe page, in {@code messages/unsubscribe_*.properties}: one file for each language. */
@MessageBundle(value = "unsubscribe", locale = "en")
interface UnsubscribeMessages {

    @Message
    String title();

    @Message
    String question(Channel channel);

    @Message
    String consequence(Channel channel);

    @Message
    String others();

    @Message
    String button();

    @Message
    String doneTitle();

    @Message
    String done(Channel channel);

    @Message
    String doneMore(Channel channel);

    @Message
    String close();
}
