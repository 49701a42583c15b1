package io.winback.notification.channel.email;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class SmtpReplyTest {

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 no such user, 5.1.1",
        "550-5.2.2 mailbox full, 5.2.2",
        "550 no such user, ''",
        "550 10.5.1.1 is blocked, ''",
        "550 version 5.1.1, ''",
        "550 5.1.1.7 is blocked, ''",
        "550 your host (5.1.1.7) is blocked, ''",
        "'553 sorry, that domain is not in my list of allowed rcpthosts (#5.7.1)', 5.7.1",
        "550 no such user here (5.1.1), 5.1.1",
        "550 #5.1.0 Address rejected, 5.1.0",
        "'550-5.1.1 The email account\n550 5.1.1 does not exist', 5.1.1",
        "'550-Verification failed\n550 5.1.8 no such domain', 5.1.8"
    })
    void theEnhancedStatusFollowsTheCodeOrANumberSign(String response, String status) {
        assertThat(SmtpReply.of(550, response.translateEscapes()).status()).isEqualTo(status);
    }

    @Test
    void repliesOfTheServerCanBeStored() {
        var response = "550-5.1.1 誰\u0000も\u0007\n550 5.1.1 いない\uD800\n" + "x".repeat(10_000);

        var words = SmtpReply.of(550, new String(response.getBytes(UTF_8), ISO_8859_1))
                .words();

        assertThat(words).startsWith("550-5.1.1 誰 も 550 5.1.1 いない").hasSize(500);
        assertThat(words.codePoints()).noneMatch(Character::isISOControl);
    }
}
