package io.winback.customer.profile;

import java.net.IDN;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taro@customers.example",
                "hoge.@docomo.ne.jp",
                "a..b@docomo.ne.jp",
                ".hoge-_-@ezweb.ne.jp",
                "taro+campaign@customers.example",
                "o'brien@customers.example",
                "\"hoge.\"@docomo.ne.jp",
                "taro@日本語.example",
                "taro@xn--wgv71a119e.example",
                "TARO@MÜNCHEN.example",
            })
    void commonAddressesAreAccepted(String address) {
        assertThat(EmailAddress.problemWith(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|must not be empty",
                "'  '|must not be empty",
                "taro|must be an e-mail address",
                "@customers.example|must be an e-mail address",
                "taro@|must be an e-mail address",
                "taro@x@customers.example|before the @",
                "taro,jiro@customers.example|before the @",
                "taro <taro@customers.example>|must not contain spaces",
                "<taro@customers.example>|before the @",
                "taro@customers .example|must not contain spaces",
                "taro@customers..example|must have a domain",
                "taro@-customers.example|must have a domain",
                "taro@customers_shop.example|must have a domain",
                "taro@[127.0.0.1]|must have a domain",
                "太郎@customers.example|must be ASCII before the @",
                "taro@straße.example|characters are ambiguous",
            })
    void invalidAddressIsRefusedWithAMessage(String address, String words) {
        assertThat(EmailAddress.problemWith(address))
                .hasValueSatisfying(problem -> assertThat(problem).contains(words));
    }

    @ParameterizedTest
    @CsvSource({
        "'ta\u200Bro@customers.example',invisible characters such as U+200B",
        "'taro@customers\u00AD.example',invisible characters such as U+00AD",
        "'\uFEFFtaro@customers.example',invisible characters such as U+FEFF",
        "'taro@customers\u3164.example',invisible characters such as U+3164",
        "'\u202Etaro@customers.example',invisible characters such as U+202E",
        "'ａ＠ｂ',full-width characters such as ａ",
        "'taro＠customers.example',full-width characters such as ＠",
        "'taro@customers。example',full-width characters such as 。",
        "'taro\u3000@customers.example',full-width",
    })
    void invisibleAndFullWidthCharactersAreNamed(String address, String words) {
        assertThat(EmailAddress.problemWith(address))
                .hasValueSatisfying(problem -> assertThat(problem).contains(words));
    }

    @Test
    void lineEndsAreRefused() {
        for (var end : new String[] {"\r", "\n", "\r\n", "\0", "\u2028", "\u0085"}) {
            assertThat(EmailAddress.problemWith("taro@customers.example" + end + "Bcc: x@y.example"))
                    .hasValue("must not contain control characters or line ends");
        }
    }

    @Test
    void addressHasAtMost254Characters() {
        var domain = "d".repeat(60) + "." + "d".repeat(60) + "." + "d".repeat(58) + ".example";
        assertThat(EmailAddress.problemWith("l".repeat(64) + "@" + domain)).isEmpty();
        assertThat(("l".repeat(64) + "@" + domain).length()).isEqualTo(253);

        assertThat(EmailAddress.problemWith("l".repeat(64) + "@dd" + domain)).isPresent();
        assertThat(EmailAddress.problemWith("l".repeat(320 - 17) + "@customers.example"))
                .hasValue("must be at most 254 characters");
        assertThat(EmailAddress.problemWith("l".repeat(65) + "@customers.example"))
                .hasValue("must be at most 64 characters before the @");
        assertThat(EmailAddress.problemWith("l".repeat(64) + "@" + "一二三四五六七八九十百千万.".repeat(6) + "example"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("domain"));
    }

    @Property
    void localPartMayHaveDotsAnywhere(
            @ForAll @StringLength(min = 1, max = 64) @NumericChars @Chars({'.', '-', '_', '+', 'a', 'Z'})
                    String local) {
        assertThat(EmailAddress.problemWith(local + "@docomo.ne.jp")).isEmpty();
    }

    /** Any accepted address is one line of ASCII after its domain is encoded. */
    @Property
    void acceptedAddressesAreSafeInHeaders(
            @ForAll @StringLength(max = 12) String local,
            @ForAll @StringLength(max = 12) @CharRange(from = '!', to = '\uFFFF') String domain) {
        var address = local + "@" + domain;

        if (EmailAddress.problemWith(address).isEmpty()) {
            var ascii = local + "@" + IDN.toASCII(domain);
            assertThat(US_ASCII.newEncoder().canEncode(ascii)).isTrue();
            assertThat(ascii).doesNotContainPattern("[\\s<>,;:\\p{Cntrl}]");
        }
    }
}
