package io.winback.notification.channel.email;

import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.email.EmailConfiguration.TimeLimits;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

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
    /** At RCPT, without an enhanced status: the mailbox does not exist, has moved, or has a name that is not allowed. */
    private static final Set<Integer> NO_MAILBOX = Set.of(550, 551, 553);
    /** At RCPT the mailbox has no room; later, the mail is too large. */
    private static final int NO_ROOM = 552;

    private static final Set<String> BAD_SENDER = Set.of("5.1.7", "5.1.8");

    private static final Pattern OUR_SET_UP = words("relay|rcpthosts|authentication (is )?required|not authenticated"
            + "|sender (address |domain )?(rejected|verif)");
    private static final Pattern POLICY = words(
            "block(ed|[ -]?list)|black[ -]?list|deny[ -]?list|spam|policy|denied|banned" + "|reputation|authenticat");
    private static final Pattern MAILBOX_FULL = words("quota|mailbox (is )?full");
    /** The recipient's own address, which may hold any word. */
    private static final Pattern ADDRESS = words("\\S*@\\S*");

    private final Function<TimeLimits, Duration> limit;

    SmtpStage(Function<TimeLimits, Duration> limit) {
        this.limit = limit;
    }

    Duration limit(TimeLimits limits) {
        return limit.apply(limits);
    }

    /**
     * What a negative answer in this step means for the message. An address that is taken to be at fault is suppressed for
     * good, so it is only if the answer leaves no doubt.
     */
    ProviderResponse refusal(SmtpReply reply) {
        boolean concernsAll = this == GREETING || this == MAIL || isOurSetUp(reply);
        if (concernsAll || reply.isClosing() && this != END) {
            return new ProviderResponse.Unavailable(reply.words(), null);
        }
        if (!reply.isPermanent() || isMailboxFull(reply)) {
            return new ProviderResponse.Deferred(reply.words(), null);
        }
        return new ProviderResponse.Refused(
                isAddressAtFault(reply) ? Refusal.HARD_BOUNCED : Refusal.RENDER_ERROR, reply.words());
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
    private static boolean isOurSetUp(SmtpReply reply) {
        return NOT_SIGNED_IN.contains(reply.code())
                || BAD_SENDER.contains(reply.status())
                || !isPreciseAboutAddress(reply.status()) && speaksOf(OUR_SET_UP, reply);
    }

    private boolean isMailboxFull(SmtpReply reply) {
        return reply.status().endsWith(".2.2")
                || this == RCPT
                        && reply.status().isEmpty()
                        && (reply.code() == NO_ROOM || speaksOf(MAILBOX_FULL, reply));
    }

    private boolean isAddressAtFault(SmtpReply reply) {
        return reply.status().isEmpty()
                ? this == RCPT && NO_MAILBOX.contains(reply.code()) && !speaksOf(POLICY, reply)
                : isAboutAddress(reply.status());
    }

    /** RFC 3463: X.1.x is about the address, X.2.1 says that the mailbox is disabled. */
    private static boolean isAboutAddress(String status) {
        return status.startsWith("5.1.") && !BAD_SENDER.contains(status) || status.equals("5.2.1");
    }

    /** X.1.0 says nothing but that some address, perhaps the sender's, is at fault. */
    private static boolean isPreciseAboutAddress(String status) {
        return isAboutAddress(status) && !status.equals("5.1.0");
    }

    private static boolean speaksOf(Pattern words, SmtpReply reply) {
        return words.matcher(ADDRESS.matcher(reply.words()).replaceAll(" ")).find();
    }

    private static Pattern words(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
