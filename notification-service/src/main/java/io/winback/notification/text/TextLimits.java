package io.winback.notification.text;

import io.winback.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The longest text of each channel. A channel without a rule has no limit. */
@ApplicationScoped
public class TextLimits {

    /** The most UTF-16 units of a text of the LINE Messaging API. */
    private static final int CHAT_CHARACTERS = 5_000;

    private final int smsParts;

    TextLimits(TextConfiguration configuration) {
        this.smsParts = configuration.smsParts();
    }

    /** Why a text is too long for a channel; empty if it is not. */
    public Optional<String> excess(Channel channel, String text) {
        if (channel == Channel.CHAT && text.length() > CHAT_CHARACTERS) {
            return Optional.of("a chat message has at most %d UTF-16 units, and this text has %d"
                    .formatted(CHAT_CHARACTERS, text.length()));
        }
        if (channel == Channel.SMS) {
            var sms = SmsText.of(text);
            if (sms.parts() > smsParts) {
                return Optional.of("an SMS has at most %d parts, and this text has %d in alphabet %s"
                        .formatted(smsParts, sms.parts(), sms.alphabet()));
            }
        }
        return Optional.empty();
    }
}
