package io.winback.notification.channel.email;

import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse.Deferred;
import io.winback.notification.channel.ProviderResponse.Refused;
import io.winback.notification.channel.ProviderResponse.Unavailable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmtpStageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 relay not permitted",
                "550 <a@b.example>: Relaying denied",
                "551 we do not relay",
                "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
                "553 sorry, that domain isn't in my list of allowed rcpthosts",
                "554 5.7.1 <a@b.example>: Relay access denied",
                "554 Relay access denied",
                "550 5.7.1 Unable to relay",
                "550 5.0.0 relaying denied",
                "550 authentication required",
                "550 5.7.1 Authentication is required",
                "550 Sender verify failed",
                "550 5.1.0 <hello@winback.example>: Sender address rejected: User unknown",
                "550 5.1.7 invalid address",
                "553 5.1.8 domain not found"
            })
    void aRefusalOfOurSetupPausesTheChannel(String answer) {
        assertThat(SmtpStage.RCPT.refusal(reply(answer))).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
                "554 Client host [192.0.2.1] blocked using zen.spamhaus.org",
                "550 Your address is on our block list",
                "550 your host is blacklisted",
                "550 This looks like SPAM",
                "550 rejected for policy reasons",
                "550 Access denied",
                "550 message fails DMARC authentication",
                "550 5.7.26 unauthenticated mail",
                "553 5.7.1 not from you",
                "554 transaction failed",
                "501 syntax error",
                "555 unknown parameter",
                "552 5.3.4 the message is too big",
                "550 5.4.1 Recipient address rejected: Access denied",
                "550 5.0.0 rejected"
            })
    void aRefusalByAPolicyIsNotABounce(String answer) {
        assertThat(SmtpStage.RCPT.refusal(reply(answer)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.RENDER_ERROR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 no such user",
                "550 <relay@spam.example>: unknown recipient",
                "551 user has moved",
                "553 mailbox name not allowed",
                "550 5.1.1 no such user",
                "550 5.1.1 <a@b.example>: User unknown in relay recipient table",
                "550-5.1.1 The account that you tried to reach\n550 5.1.1 does not exist",
                "550 sorry, no mailbox here by that name (#5.1.1)",
                "554 5.1.2 no such domain",
                "550 5.2.1 the account is disabled"
            })
    void aRefusalOfTheAddressIsAHardBounce(String answer) {
        assertThat(SmtpStage.RCPT.refusal(reply(answer)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.HARD_BOUNCED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "552 mailbox is full",
                "552 5.2.2 over quota",
                "550 5.2.2 over quota",
                "550 4.2.2 over quota",
                "550 Mailbox quota exceeded",
                "550 the mailbox is full",
                "452 4.2.2 over quota"
            })
    void aMailboxThatIsFullIsTriedAgain(String answer) {
        assertThat(SmtpStage.RCPT.refusal(reply(answer))).isInstanceOf(Deferred.class);
    }

    private static SmtpReply reply(String answer) {
        return SmtpReply.of(Integer.parseInt(answer.substring(0, 3)), answer);
    }
}
