package io.winback.chassis.access;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.winback.testkit.Callers;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** A bearer token counts if the identity provider signed it for this audience, and it has not expired. */
@QuarkusTest
@TestProfile(ProviderProfile.class)
class BearerTokenTest {

    private static final String ISSUER = ProviderProfile.ISSUER;

    /** The issuer in the metadata of the provider of the tests. */
    private static final String ISSUER_OF_METADATA = "https://server.example.com";

    private static final String KEY = "privateKey.jwk";
    private static final String FOR_VIEWERS = "/sample/one";

    @Test
    void theRolesOfTheClaimDecide() {
        call(signed(claims("winback-viewer"))).statusCode(200);
        call(signed(claims("winback-support", "everyone")))
                .statusCode(403)
                .body("detail", equalTo("the request needs one of the roles VIEWER"));
        call(signed(claims())).statusCode(403);
        call(signed(claims("VIEWER"))).statusCode(403);
    }

    @Test
    void theRoleOfServicesNeverComesFromAToken() {
        given().header("Authorization", "Bearer " + signed(claims("winback-service", "SERVICE", "winback-viewer")))
                .header("Winback-Actor", "person:owner; roles=ADMIN")
                .get("/q/metrics")
                .then()
                .statusCode(403);
    }

    @Test
    void aKeyWorksBesideTheProvider() {
        Callers.as("VIEWER").get(FOR_VIEWERS).then().statusCode(200);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refused(signed(claims("winback-viewer").issuer("https://other.example.com")));
    }

    @Test
    void theIssuerOfTheSettingsCountsAndNotThatOfTheMetadata() {
        refused(signed(claims("winback-viewer").issuer(ISSUER_OF_METADATA)));
    }

    @ParameterizedTest
    @CsvSource({"nonce, x", "at_hash, x", "c_hash, x", "typ, ID", "typ, Refresh", "typ, Offline"})
    void anIdTokenAndARefreshTokenAreRefused(String claim, String value) {
        refused(signed(claims("winback-viewer").claim(claim, value)));
    }

    @Test
    void anAccessTokenThatSaysSoMayHaveANonce() {
        call(signed(claims("winback-viewer").claim("typ", "Bearer").claim("nonce", "x")))
                .statusCode(200);
    }

    @Test
    void anExpiredTokenIsRefused() {
        refused(signed(claims("winback-viewer")
                .issuedAt(Instant.now().minusSeconds(7_200))
                .expiresAt(Instant.now().minusSeconds(3_600))));
    }

    @Test
    void aTokenThatIsNotValidYetIsRefused() {
        refused(signed(claims("winback-viewer").claim("nbf", Instant.now().getEpochSecond() + 3_600)));
        call(signed(claims("winback-viewer").claim("nbf", Instant.now().getEpochSecond() - 60)))
                .statusCode(200);
    }

    @Test
    void aTokenWithoutAnExpiryIsRefused() throws IOException, JoseException {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("winback");
        claims.setSubject("shop");
        claims.setStringListClaim("groups", "winback-viewer");
        claims.setIssuedAtToNow();

        refused(signedAsItIs(claims));

        claims.setExpirationTimeMinutesInTheFuture(5);
        call(signedAsItIs(claims)).statusCode(200);
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        refused(signed(claims("winback-viewer").audience("another-system")));
        refused(signed(Jwt.issuer(ISSUER).subject("shop").groups(Set.of("winback-viewer"))));
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        var header = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        var payload = signed(claims("winback-viewer")).split("\\.")[1];

        refused(header + "." + payload + ".");
        refused(header + "." + payload);
    }

    @Test
    void aTokenThatIsSignedWithThePublicKeyAsASecretIsRefused() throws GeneralSecurityException {
        var publicKey = OidcWiremockTestResource.getCertificate().getPublicKey().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
        var payload = signed(claims("winback-viewer")).split("\\.")[1];

        for (var secret : new byte[][] {publicKey, pem.getBytes(UTF_8)}) {
            var unsigned = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"1\"}") + "." + payload;
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            refused(unsigned + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(unsigned.getBytes(UTF_8))));
        }
    }

    @Test
    void aTokenWithAnUnknownKeyIdIsRefused() throws IOException, JoseException {
        try (var file = OidcWiremockTestResource.class.getResourceAsStream("/privateKeyWithoutKid.jwk")) {
            var key = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(new String(file.readAllBytes(), UTF_8));

            refused(claims("winback-viewer").jws().keyId("unknown").sign(key.getPrivateKey()));
        }
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);

        refused(claims("winback-viewer")
                .jws()
                .keyId("1")
                .sign(generator.generateKeyPair().getPrivate()));
    }

    @Test
    void aChangedTokenIsRefused() {
        var parts = signed(claims("winback-support")).split("\\.");
        var viewer = signed(claims("winback-viewer")).split("\\.");

        refused(parts[0] + "." + viewer[1] + "." + parts[2]);
    }

    @Test
    void textThatIsNoTokenIsRefused() {
        refused("x");
        refused("a.b.c");
        refused("");
        refused("A".repeat(5_000));
    }

    @Test
    void aTokenInTheUrlHasNoEffect() {
        Callers.anonymous()
                .queryParam("access_token", signed(claims("winback-viewer")))
                .get("/sample/missing")
                .then()
                .statusCode(401);
    }

    @Test
    void aTokenBesideAKeyIsRefused() {
        Callers.as("VIEWER")
                .header("Authorization", "Bearer " + signed(claims("winback-viewer")))
                .get(FOR_VIEWERS)
                .then()
                .statusCode(401)
                .body("detail", containsString("several credentials"));
    }

    @Test
    void anotherSchemeIsRefused() {
        given().header("Authorization", "Basic YTpi")
                .get(FOR_VIEWERS)
                .then()
                .statusCode(401)
                .body("detail", containsString("must have a bearer token"));
    }

    @Test
    void theAnswerNamesBothKindsOfCredentials() {
        Callers.anonymous()
                .get(FOR_VIEWERS)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "ApiKey, Bearer")
                .body("detail", containsString("or a bearer token"));
    }

    private static ValidatableResponse call(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get(FOR_VIEWERS)
                .then()
                .log()
                .ifValidationFails();
    }

    private static void refused(String token) {
        call(token)
                .statusCode(401)
                .contentType("application/problem+json")
                .body("status", equalTo(401))
                .body("detail", containsString("bearer token"));
    }

    private static JwtClaimsBuilder claims(String... groups) {
        return Jwt.issuer(ISSUER).audience("winback").subject("shop").groups(Set.of(groups));
    }

    private static String signed(JwtClaimsBuilder claims) {
        return claims.jws().keyId("1").sign(KEY);
    }

    /** The builder of tokens adds an expiry to each token. */
    private static String signedAsItIs(JwtClaims claims) throws IOException, JoseException {
        try (var file = OidcWiremockTestResource.class.getResourceAsStream("/" + KEY)) {
            var key = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(new String(file.readAllBytes(), UTF_8));
            var token = new JsonWebSignature();
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            token.setKeyIdHeaderValue("1");
            token.setKey(key.getPrivateKey());
            token.setPayload(claims.toJson());
            return token.getCompactSerialization();
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
