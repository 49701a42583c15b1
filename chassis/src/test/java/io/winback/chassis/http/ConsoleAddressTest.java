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
        "/console/audit?actor=a..b, /sign-in?next=%2Fconsole%2Faudit%3Factor%3Da..b",
        "/console/people/a.b..c, /sign-in?next=%2Fconsole%2Fpeople%2Fa.b..c",
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
                "//evil.example/console/x",
                "%2F%2Fevil.example",
                "%2Fconsole%2Fkeys",
                "/console/..",
                "/console/../sign-out",
                "/console/keys/..?a=b",
                "/console/%2e%2E/v1/people",
                "/console/.%2e/v1/people",
                "/console/./keys",
                "/console/a b",
                "/console/a\nb",
                "/console/\u3042"
            })
    void anotherAddressIsNotOneOfTheConsole(String address) {
        assertThat(ConsolePage.isOwn(address)).isFalse();
    }
}
