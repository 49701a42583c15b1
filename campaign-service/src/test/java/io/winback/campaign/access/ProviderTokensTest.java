package io.winback.campaign.access;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWireMock;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.winback.testkit.Callers;
import io.winback.testkit.TestKeys;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

/** Which tokens of the identity provider begin a session, and who may start the sign-in. */
@QuarkusTest
@TestProfile(ProviderProfile.class)
class ProviderTokensTest {

    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");
    private static final String SIGN_IN = "/sign-in/oidc";
    private static final String SITE = "Sec-Fetch-Site";

    @OidcWireMock
    WireMockServer provider;

    @Test
    void anIdTokenWithTheNonceOfItsSignInBeginsASession() {
        var answer = comeBack(start());

        answer.then().statusCode(200);
        assertThat(setCookies(answer)).anyMatch(cookie -> cookie.startsWith("winback-session="));
    }

    @Test
    void anIdTokenOfAnotherSignInIsRefused() {
        refused(claims -> claims.claim("nonce", ProviderTokens.nonce(start().header("Location"))));
        refused(claims -> claims.remove("nonce"));
    }

    @Test
    void anIdTokenForAnotherClientIsRefused() {
        refused(claims -> claims.audience("another-client"));
    }

    @Test
    void anIdTokenOfAnotherIssuerIsRefused() {
        refused(claims -> claims.issuer("https://other.example.com"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void aRedirectOfTheProviderIsNotFollowed(int status) {
        var started = start();
        var redirect = provider.stubFor(post(ProviderTokens.PATH)
                .atPriority(1)
                .willReturn(temporaryRedirect("/elsewhere").withStatus(status)));
        try {
            isRefused(callback(started));
        } finally {
            provider.removeStub(redirect);
        }

        provider.verify(0, anyRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void theCookiesOfTheSignInAreSentOverTlsOnly() {
        var started = start();
        var signedIn = comeBack(started);

        assertThat(setCookies(started))
                .filteredOn(cookie -> cookie.startsWith("q_auth"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("Secure"));
        assertThat(setCookies(signedIn))
                .filteredOn(cookie -> cookie.startsWith("q_session"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("Secure"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void anotherSiteStartsNoSignIn(String site) {
        browser().header(SITE, site).get(SIGN_IN).then().statusCode(302).header("Location", "/sign-in");

        var ofProvider = ofProvider(comeBack(start()));
        var answer = browser().cookies(ofProvider).header(SITE, site).get(SIGN_IN);
        answer.then().statusCode(302).header("Location", "/sign-in");
        assertThat(setCookies(answer)).noneMatch(cookie -> cookie.startsWith("winback-session="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "same-origin"})
    void aPersonStartsASignIn(String site) {
        browser()
                .header(SITE, site)
                .get(SIGN_IN)
                .then()
                .statusCode(302)
                .header("Location", containsString("/auth/realms/quarkus?"));

        var ofProvider = ofProvider(comeBack(start()));
        var answer = browser().cookies(ofProvider).header(SITE, site).get(SIGN_IN);
        answer.then().statusCode(200);
        assertThat(setCookies(answer)).anyMatch(cookie -> cookie.startsWith("winback-session="));
    }

    @Test
    void anotherSiteDoesNotSignAPersonOutAtTheProvider() {
        var ofProvider = ofProvider(comeBack(start()));

        browser()
                .cookies(ofProvider)
                .header(SITE, "cross-site")
                .get(SIGN_IN + "/sign-out")
                .then()
                .statusCode(302)
                .header("Location", "/sign-in");
        browser()
                .cookies(ofProvider)
                .header(SITE, "same-origin")
                .get(SIGN_IN + "/sign-out")
                .then()
                .statusCode(302)
                .header("Location", containsString("/end-session?"));
    }

    @Test
    void theStartOfASignInEndsTheEarlierSessionOfTheBrowser() {
        var earlier = signInWithKey();

        browser().cookie("winback-session", earlier).get(SIGN_IN).then().statusCode(302);

        isEnded(earlier);
    }

    @Test
    void aSignInThatTheProviderRemembersEndsTheEarlierSessionOfTheBrowser() {
        var ofProvider = ofProvider(comeBack(start()));
        var earlier = signInWithKey();

        browser()
                .cookies(ofProvider)
                .cookie("winback-session", earlier)
                .get(SIGN_IN)
                .then()
                .statusCode(200);

        isEnded(earlier);
    }

    private static void isEnded(String session) {
        browser()
                .cookie("winback-session", session)
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", "/sign-in");
    }

    private void refused(UnaryOperator<JwtClaimsBuilder> change) {
        isRefused(comeBack(start(), change));
    }

    private static void isRefused(Response answer) {
        answer.then().statusCode(302).header("Location", endsWith("/sign-in?fault=REFUSED"));
        assertThat(setCookies(answer)).noneMatch(cookie -> cookie.startsWith("winback-session="));
    }

    /** The redirect of the console to the provider. */
    private static Response start() {
        var started = browser().get(SIGN_IN);
        assertThat(started.statusCode()).isEqualTo(302);
        return started;
    }

    private Response comeBack(Response started) {
        return comeBack(started, claims -> claims);
    }

    /** The browser comes back with a code, for which the provider answers the tokens. */
    private Response comeBack(Response started, UnaryOperator<JwtClaimsBuilder> change) {
        var claims = ProviderTokens.idToken().claim("nonce", ProviderTokens.nonce(started.header("Location")));
        var answer = ProviderTokens.answer(provider, change.apply(claims));
        try {
            return callback(started);
        } finally {
            provider.removeStub(answer);
        }
    }

    private static Response callback(Response started) {
        var state = STATE.matcher(started.header("Location"));
        assertThat(state.find()).isTrue();
        return browser()
                .cookies(started.cookies())
                .header(SITE, "cross-site")
                .queryParams(Map.of("code", "a-code", "state", state.group(1)))
                .get(SIGN_IN);
    }

    /** The cookies by which the console knows the sign-in at the provider. */
    private static Map<String, String> ofProvider(Response signedIn) {
        signedIn.then().statusCode(200);
        return signedIn.cookies().entrySet().stream()
                .filter(cookie -> cookie.getKey().startsWith("q_session"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String signInWithKey() {
        var page = browser().get("/sign-in");
        return browser()
                .cookie("winback-form", page.cookie("winback-form"))
                .formParam(
                        "form-token",
                        page.asString().replaceAll("(?s).*?name=\"form-token\" value=\"([^\"]+)\".*", "$1"))
                .formParam("key", TestKeys.of("VIEWER"))
                .post("/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie("winback-session");
    }

    private static List<String> setCookies(Response answer) {
        return answer.headers().getValues("Set-Cookie");
    }

    private static RequestSpecification browser() {
        return Callers.anonymous().accept("text/html").redirects().follow(false);
    }
}
