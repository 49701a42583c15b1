package io.winback.chassis.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleAddressTest {

    @ParameterizedTest
    @CsvSource({
        "/console/keys, /sign-in?next=%2Fconsole%2Fkeys",
        "/console/audit?actor=a%26b, /sign-in?next=%2Fconsole%2Faudit%3Factor%3Da%2526b",
        "/, /sign-in",
        "/sign-in/oidc, /sign-in",
        "//evil.example, /sign-in"
    })
    void theSignInKeepsTheAddressOfAPageOfTheConsole(String wanted, String address) {
        assertThat(ConsolePage.signInFor(wanted)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/console/x",
                "/console",
                "/console/",
                "/consolex/y",
                "/console/\\evil.example",
                "/console/a b",
                "/console/a\nb",
                "/console/\u3042"
            })
    void anotherAddressIsNotOneOfTheConsole(String address) {
        assertThat(ConsolePage.isOwn(address)).isFalse();
    }
}
