package io.winback.campaign.access;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.util.Set;
import java.util.regex.Pattern;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

/** The tokens that the provider of the tests answers to the code of a sign-in. By itself that provider knows no nonce. */
final class ProviderTokens {

    /** Where the console exchanges the code. */
    static final String PATH = "/auth/realms/quarkus/token";

    private static final Pattern NONCE = Pattern.compile("[?&]nonce=([^&]+)");
    private static final Set<String> ROLES = Set.of("everyone", "winback-viewer", "winback-service");

    private ProviderTokens() {}

    /** The claims of an ID token for Alice. */
    static JwtClaimsBuilder idToken() {
        return Jwt.preferredUserName("alice")
                .groups(ROLES)
                .issuer("https://server.example.com")
                .audience("quarkus-app")
                .subject("123456");
    }

    /** @param address of the provider, to which the console sent the browser */
    static String nonce(String address) {
        var nonce = NONCE.matcher(address);
        assertThat(nonce.find()).as(address).isTrue();
        return nonce.group(1);
    }

    static StubMapping answer(WireMockServer provider, JwtClaimsBuilder idToken) {
        var tokens = "{\"access_token\": \"%s\", \"refresh_token\": \"opaque\", \"id_token\": \"%s\"}"
                .formatted(
                        OidcWiremockTestResource.getAccessToken("alice", ROLES),
                        idToken.jws().keyId("1").sign("privateKey.jwk"));
        return provider.stubFor(post(PATH).atPriority(1).willReturn(okJson(tokens)));
    }
}
