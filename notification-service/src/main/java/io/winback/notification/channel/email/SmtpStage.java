package io.winback.notification.channel.email;

import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.email.EmailConfiguration.TimeLimits;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The steps of SMTP: the time limit of each, and the meaning of a refusal or of a missing reply in it. */
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
    /** At RCPT, without an enhanced status: the mailbox does not exist, has moved, or its name is not allowed. */
    private static final Set<Integer> NO_MAILBOX = Set.of(550, 551, 553);
    /** At RCPT the mailbox is full; later, the mail is too large. */
    private static final int NO_ROOM = 552;

    private static final Set<String> BAD_SENDER = Set.of("5.1.7", "5.1.8");

    private static final Pattern OUR_SETUP = words("relay|rcpthosts|authentication (is )?required|not authenticated"
            + "|sender (address |domain )?(rejected|verif)");
    private static final Pattern POLICY = words(
            "block(ed|[ -]?list)|black[ -]?list|deny[ -]?list|spam|policy|denied|banned" + "|reputation|authenticat");
    private static final Pattern MAILBOX_FULL = words("quota|mailbox (is )?full");
    /** The address of the recipient, which may contain any word. */
    private static final Pattern ADDRESS = words("\\S*@\\S*");

    private final Function<TimeLimits, Duration> limit;

    SmtpStage(Function<TimeLimits, Duration> limit) {
        this.limit = limit;
    }

    Duration limit(TimeLimits limits) {
        return limit.apply(limits);
    }

    /**
     * The meaning of a negative reply in this step for the message. An address that is the cause is suppressed permanently, so
     * it counts as the cause only if the reply is clear.
     */
    ProviderResponse refusal(SmtpReply reply) {
        boolean concernsAll = this == GREETING || this == MAIL || isOurSetup(reply);
        if (concernsAll || reply.isClosing() && this != END) {
            return new ProviderResponse.Unavailable(reply.words(), null);
        }
        if (!reply.isPermanent() || isMailboxFull(reply)) {
            return new ProviderResponse.Deferred(reply.words(), null);
        }
        return new ProviderResponse.Refused(
                isAddressTheCause(reply) ? Refusal.HARD_BOUNCED : Refusal.RENDER_ERROR, reply.words());
    }

    /** The outcome if the connection or the time ended in this step. Only after the final dot it is unknown. */
    ProviderResponse lost(String words) {
        var detail = "in step %s: %s".formatted(name().toLowerCase(Locale.ROOT), words);
        return switch (this) {
            case GREETING, CHECK -> new ProviderResponse.Unavailable(detail, null);
            case MAIL, RCPT, DATA, CONTENT -> new ProviderResponse.Deferred(detail, null);
            case END -> new ProviderResponse.Unknown(detail);
        };
    }

    /** Every mail would be refused until an operator corrects our authentication, sender, or permission to relay. */
    private static boolean isOurSetup(SmtpReply reply) {
        return NOT_SIGNED_IN.contains(reply.code())
                || BAD_SENDER.contains(reply.status())
                || !isPreciseAboutAddress(reply.status()) && mentions(OUR_SETUP, reply);
    }

    private boolean isMailboxFull(SmtpReply reply) {
        return reply.status().endsWith(".2.2")
                || this == RCPT
                        && reply.status().isEmpty()
                        && (reply.code() == NO_ROOM || mentions(MAILBOX_FULL, reply));
    }

    private boolean isAddressTheCause(SmtpReply reply) {
        return reply.status().isEmpty()
                ? this == RCPT && NO_MAILBOX.contains(reply.code()) && !mentions(POLICY, reply)
                : isAboutAddress(reply.status());
    }

    /** RFC 3463: X.1.x is about the address, X.2.1 means that the mailbox is disabled. */
    private static boolean isAboutAddress(String status) {
        return status.startsWith("5.1.") && !BAD_SENDER.contains(status) || status.equals("5.2.1");
    }

    /** X.1.0 means that an address is the cause, which may be that of the sender. */
    private static boolean isPreciseAboutAddress(String status) {
        return isAboutAddress(status) && !status.equals("5.1.0");
    }

    private static boolean mentions(Pattern words, SmtpReply reply) {
        return words.matcher(ADDRESS.matcher(reply.words()).replaceAll(" ")).find();
    }

    private static Pattern words(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
