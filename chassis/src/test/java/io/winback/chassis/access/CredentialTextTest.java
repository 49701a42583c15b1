package io.winback.chassis.access;

import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** The texts that name a caller are read, or refused, whatever they are. */
class CredentialTextTest {

    private static final String KEY = "wbk_" + "A".repeat(43);

    @Property
    void onlyTheFormOfAKeyIsAKey(@ForAll("keys") String text) {
        assertThat(ApiKeyText.isKey(text)).isEqualTo(text.matches("wbk_[A-Za-z0-9_-]{43}") && !text.endsWith("\n"));
    }

    @Property
    void aKeyOfAnyBytesIsAKey(@ForAll("secrets") byte[] secret) {
        assertThat(ApiKeyText.of(secret)).matches(ApiKeyText::isKey);
    }

    @Property
    void configuredKeysAreReadOrRefused(@ForAll("settings") String text) {
        ParserCheck.read(() -> ConfiguredKeys.parse(text), IllegalArgumentException.class);
    }

    @Property
    void aScopeIsWrittenAsItWasReadOrIsRefused(@ForAll("scopes") String text) {
        ParserCheck.read(() -> AccessScope.parse(text), IllegalArgumentException.class)
                .ifPresent(scope -> assertThat(scope).hasToString(text));
    }

    @Property
    void anActorIsReadBackOrRefused(@ForAll("actors") String text) {
        ParserCheck.read(() -> Actor.parse(text), IllegalArgumentException.class)
                .ifPresent(actor -> assertThat(Actor.parse(actor.toString())).isEqualTo(actor));
    }

    @Property
    void aCallerOfTheProviderHasANameThatServicesAccept(@ForAll("actors") String name) {
        var caller = ParserCheck.read(() -> ProviderCaller.of(name, List.of(name), "/"));

        assertThat(caller.orElseThrow().name()).matches("[A-Za-z0-9._-]{1,64}");
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                HostileInput.texts(), HostileInput.texts(KEY), Arbitraries.of(KEY, KEY + "\n", " " + KEY));
    }

    @Provide
    Arbitrary<byte[]> secrets() {
        return Arbitraries.bytes().array(byte[].class).ofSize(ApiKeyText.SECRET_BYTES);
    }

    @Provide
    Arbitrary<String> settings() {
        return HostileInput.texts(
                "shop:INTEGRATOR:%s".formatted("a".repeat(64)),
                "a:VIEWER+ADMIN:%s:orders:write+customers:read,b::%s".formatted("b".repeat(64), "c".repeat(64)));
    }

    @Provide
    Arbitrary<String> scopes() {
        return HostileInput.texts("orders:write", "customers:read");
    }

    @Provide
    Arbitrary<String> actors() {
        return HostileInput.texts("person:owner; roles=SUPPORT+VIEWER", "key:shop; roles=", "person:a; roles=SERVICE");
    }
}
