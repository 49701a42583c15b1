package io.winback.notification.channel.email;

import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "hana.sato+shop@customers.example, hana.sato+shop@customers.example",
                "o'brien@customers.example, o'brien@customers.example",
                "Hana@Customers.Example, Hana@Customers.Example",
                "hoge.@docomo.ne.jp, \"hoge.\"@docomo.ne.jp",
                "a..b@docomo.ne.jp, \"a..b\"@docomo.ne.jp",
                "\"hoge.\"@docomo.ne.jp, \"hoge.\"@docomo.ne.jp",
                "a b@customers.example, \"a b\"@customers.example",
                "a@b@customers.example, \"a@b\"@customers.example",
                "a\"\\b@customers.example, \"a\\\"\\\\b\"@customers.example",
                "hana@日本語.jp, hana@xn--wgv71a119e.jp",
                "hana@BÜCHER.example, hana@xn--bcher-kva.example",
                "hana@日本語。jp, hana@xn--wgv71a119e.jp",
                "hana@[192.0.2.1], hana@[192.0.2.1]"
            })
    void anAddressIsSentAsMailServersAcceptIt(String address, String wire) {
        assertThat(MailAddress.of(address)).hasToString(wire);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer",
                "@customers.example",
                "a@",
                "a@b..example",
                "a@.example",
                "a@b example",
                "a@b>.example",
                "a\r\nDATA@customers.example",
                "a@customers.example\r\nDATA",
                "a\u0000@customers.example"
            })
    void anAddressThatNoMailServerAcceptsIsRefused(String address) {
        assertThatThrownBy(() -> MailAddress.of(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyALocalPartOutsideAsciiNeedsSmtpUtf8() {
        assertThat(MailAddress.of("花子@customers.example").needsSmtpUtf8()).isTrue();
        assertThat(MailAddress.of("hanako@日本語.jp").needsSmtpUtf8()).isFalse();
    }

    @Property
    void anyAddressIsOneLineOrRefused(@ForAll("addresses") String text) {
        ParserCheck.read(() -> MailAddress.of(text), IllegalArgumentException.class)
                .ifPresent(address -> assertThat(address.toString())
                        .doesNotContain("\r", "\n")
                        .contains("@"));
    }

    @Property
    void anyHeaderIsInLinesOfAscii(@ForAll("addresses") String text) {
        var header = ParserCheck.read(() -> HeaderText.of(text, 9)).orElseThrow();

        assertThat(header.replace("\r\n ", "")).matches("[ -~]*");
    }

    @Provide
    Arbitrary<String> addresses() {
        return HostileInput.texts(
                "taro@customers.example",
                "\"a b\"@customers.example",
                "太郎@日本語.example",
                "a@[127.0.0.1]",
                "a>\r\nRCPT TO:<b@c.example");
    }
}
