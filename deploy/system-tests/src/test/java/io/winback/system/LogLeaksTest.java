package io.winback.system;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the check of the logs finds. */
class LogLeaksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an API key|the key wbk_q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA is unknown",
                "a token of OpenID Connect|Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.x",
                "a session|Cookie: winback-session=abc",
                "a token of 256 bits|the form has q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                "the token of a link|GET /sign-in/link/q83vEjRWeJCrze8SNFZ4kKvN",
                "the token of a link|GET /u/q83vEjRWeJCrze8SNFZ4.kKvN",
                "a coupon code|redeemed 7K4D-9Q2M-XH3T",
                "an e-mail address|RCPT TO:<hina@customers.example>",
                "a phone number|sent to +819012345678",
                "Japanese text|customer 佐藤 has left",
                "a name|customer Emma Stone has left",
                "a secret|password=pearl-4711"
            })
    void personalDataAndCredentialsAreFound(String kind, String line) {
        var leaks = new LogLeaks().and("a name", List.of("Emma Stone")).and("a secret", List.of("pearl-4711"));

        assertThat(leaks.in("first\n" + line + "\nlast")).contains(kind + ": " + line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-29T09:40:57.123+09:00 INFO  [io.win.Main] (main) started in 3.1s. Listening on:"
                        + " http://127.0.0.1:8082",
                "record customer-events-3@1024 becomes a dead letter",
                "io.winback.Foo@6b1274d2 at 2026-11-29T09:40:57+09:00",
                "erasure 0191f3a4-5b6c-7d8e-9f00-112233445566: the messages are anonymous",
                "/v1/customers/hina and /s/ and /u/",
                "the head is 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 of AuditChainOfTheServiceWithSeveralReplicas",
                "vert.x-worker-thread-0123456789-of-the-services-1"
            })
    void idsTimesAndAddressesOfServicesAreNoLeaks(String line) {
        assertThat(new LogLeaks().and("a name", List.of("Mei")).in(line)).isEmpty();
    }
}
