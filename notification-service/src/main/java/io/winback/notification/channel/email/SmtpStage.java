package io.winback.notification.channel.email;

import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.email.EmailConfiguration.TimeLimits;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The steps of handing over a mail: how long each may take, and what a refusal or a silence in it means. */
enum SmtpStage {
    GREETING(TimeLimits::greeting),
    CHECK(TimeLimits::check),
    MAIL(TimeLimits::mail),
    RCPT(TimeLimits::rcpt),
    DATA(TimeLimits::data),
    CONTENT(TimeLimits::content),
    END(TimeLimits::end);

    /** Authentication is required, or failed. */
    private static final Set<Integer> NOT_SIGNED_IN = Set.of(530, 534, 535, 538);
    /** Commands or parameters that the server does not know: nothing about the address. */
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(500, 502, 503, 504, 555);

    private static final Set<String> BAD_SENDER = Set.of("5.1.7", "5.1.8");

    private final Function<TimeLimits, Duration> limit;

    SmtpStage(Function<TimeLimits, Duration> limit) {
        this.limit = limit;
    }

    Duration limit(TimeLimits limits) {
        return limit.apply(limits);
    }

    /** What a negative answer in this step means for the message. */
    ProviderResponse refusal(SmtpReply reply) {
        boolean concernsAll = this == GREETING || this == MAIL || isOurConfiguration(reply);
        if (concernsAll || reply.isClosing() && this != END) {
            return new ProviderResponse.Unavailable(reply.words(), null);
        }
        if (!reply.isPermanent()) {
            return new ProviderResponse.Deferred(reply.words(), null);
        }
        boolean addressAtFault = this == RCPT ? isAddress(reply) : isAddressStatus(reply.status());
        return new ProviderResponse.Refused(
                addressAtFault ? Refusal.HARD_BOUNCED : Refusal.RENDER_ERROR, reply.words());
    }

    /** What it means that the connection ended, or its time did, in this step: only after the final dot it is unknown. */
    ProviderResponse lost(String words) {
        var detail = "in step %s: %s".formatted(name().toLowerCase(Locale.ROOT), words);
        return switch (this) {
            case GREETING, CHECK -> new ProviderResponse.Unavailable(detail, null);
            case MAIL, RCPT, DATA, CONTENT -> new ProviderResponse.Deferred(detail, null);
            case END -> new ProviderResponse.Unknown(detail);
        };
    }

    /** Every mail would be refused so until an operator mends it: our sign-in, our sender, our right to relay. */
    private static boolean isOurConfiguration(SmtpReply reply) {
        return NOT_SIGNED_IN.contains(reply.code())
                || BAD_SENDER.contains(reply.status())
                || reply.status().startsWith("5.7.")
                        && reply.words().toLowerCase(Locale.ROOT).contains("relay");
    }

    /** A policy (5.7.x) is about what we send, or about us: the address is none the worse for it. */
    private static boolean isAddress(SmtpReply reply) {
        return !NOT_UNDERSTOOD.contains(reply.code()) && !reply.status().startsWith("5.7.");
    }

    /** RFC 3463: X.1.x is about the address, X.2.x about the mailbox. */
    private static boolean isAddressStatus(String status) {
        return status.startsWith("5.1.") || status.startsWith("5.2.");
    }
}
