package io.winback.campaign.access;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.winback.testkit.Callers;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

/** A person signs in with name and password, and manages the own account. */
@QuarkusTest
class PasswordSignInTest {

    private static final String PASSWORD = "plum-river-9-lantern";
    private static final String OTHER = "granite 4 willow bridge";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

    @Inject
    AgroalDataSource database;

    @Inject
    PasswordTurns turns;

    @BeforeEach
    void hinaAndKen() throws SQLException {
        execute("delete from user_session");
        execute("delete from sign_in_back_off");
        execute("delete from known_device");
        execute("delete from person");
        define("hina", PASSWORD);
        define("ken", null);
    }

    @Test
    void nameAndPasswordOpenTheConsole() {
        var signedIn = signIn("hina", PASSWORD);

        signedIn.then().statusCode(303).header("Location", "/");
        browser(signedIn).get("/").then().statusCode(200);
        Callers.as("ADMIN").get("/v1/people/hina").then().body("signedInAt", not(equalTo(null)));
    }

    @Test
    void aPasswordOfFullWidthLettersIsTheSame() {
        signIn(" hina ", "ｐｌｕｍ－ｒｉｖｅｒ－９－ｌａｎｔｅｒｎ").then().statusCode(303);
    }

    @ParameterizedTest
    @CsvSource({
        "hina, wrong",
        "hina, ''",
        "ken, plum-river-9-lantern",
        "ken, ''",
        "nobody, plum-river-9-lantern",
        "'', ''"
    })
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer(String name, String password) {
        var answer = signIn(name, password);

        answer.then().statusCode(422).body(containsString("The name or the password is wrong."));
        assertThat(answer.headers().getValues("Set-Cookie")).noneMatch(value -> value.startsWith("winback-session"));
        assertThat(withoutInput(answer, name)).isEqualTo(withoutInput(signIn("hina", "no"), "hina"));
    }

    @Test
    void anUnknownNameTakesAsLongAsAKnownOne() throws SQLException {
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int i = 0; i < 9; i++) {
            execute("delete from sign_in_back_off");
            known.add(timeOf("hina"));
            unknown.add(timeOf("nobody"));
        }

        assertThat((double) median(unknown)).isBetween(median(known) * 0.5, median(known) * 2.0);
        assertThat(median(unknown)).isGreaterThan(Duration.ofMillis(5).toNanos());
    }

    @ParameterizedTest
    @CsvSource({"hina", "nobody"})
    void afterFiveFailuresTheNameHasToWait(String name) throws SQLException {
        for (int i = 0; i < 5; i++) {
            signIn(name, "wrong").then().statusCode(422);
        }

        var blocked = signIn(name, PASSWORD);

        blocked.then().statusCode(429).body(containsString("try again in 1 min"));
        assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 60);
        signIn("ken", "wrong").then().statusCode(422);

        execute("update sign_in_back_off set blocked_until = now() - interval '1 second'");
        signIn(name, "wrong").then().statusCode(422);
        signIn(name, PASSWORD).then().statusCode(429).body(containsString("try again in 2 min"));
    }

    @Test
    void aSuccessEndsTheCountOfFailures() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                signIn("hina", "wrong").then().statusCode(422);
            }
            signIn("hina", PASSWORD).then().statusCode(303);
        }
    }

    @Test
    void failuresOfOthersDoNotBlockABrowserWithWhichThePersonSignedInBefore() {
        var device = signIn("hina", PASSWORD).cookie("winback-device");
        for (int i = 0; i < 6; i++) {
            signIn("hina", "wrong");
        }
        signIn("hina", PASSWORD).then().statusCode(429);

        signIn("hina", PASSWORD, device).then().statusCode(303).cookie("winback-device", device);
        signIn("hina", PASSWORD, "A".repeat(43)).then().statusCode(429);
    }

    @Test
    void aKnownBrowserHasAnOwnCountOfFailuresAndIsKnownForItsPersonOnly() {
        var device = signIn("hina", PASSWORD).cookie("winback-device");
        for (int i = 0; i < 5; i++) {
            signIn("hina", "wrong", device).then().statusCode(422);
        }

        signIn("hina", PASSWORD, device).then().statusCode(429);
        signIn("hina", PASSWORD).then().statusCode(303);
        define("ken", OTHER);
        for (int i = 0; i < 6; i++) {
            signIn("ken", "wrong");
        }
        signIn("ken", OTHER, device).then().statusCode(429);
    }

    @Test
    void aNewPasswordOfAnAdministratorEndsTheMemoryOfBrowsers() {
        var device = signIn("hina", PASSWORD).cookie("winback-device");

        define("hina", OTHER);

        assertUnknown(device, OTHER);
    }

    @Test
    void theEndOfSessionsEndsTheMemoryOfBrowsers() {
        var device = signIn("hina", PASSWORD).cookie("winback-device");

        Callers.as("ADMIN").post("/v1/people/hina/session-ends").then().statusCode(200);

        assertUnknown(device, PASSWORD);
    }

    @Test
    void anOwnChangeOfThePasswordKeepsTheMemoryOfThePresentBrowserOnly() {
        var other = signIn("hina", PASSWORD).cookie("winback-device");
        var own = signIn("hina", PASSWORD);

        var device = changePassword(own, PASSWORD, OTHER, OTHER).cookie("winback-device");

        assertUnknown(other, OTHER);
        signIn("hina", OTHER, device).then().statusCode(303);
    }

    @Test
    void theNewestTwentyBrowsersOfAPersonAreKnown() throws SQLException {
        execute("""
                insert into known_device (token_hash, person, used_at)
                select encode(sha256(i::text::bytea), 'hex'), 'hina', now() - i * interval '1 hour'
                from generate_series(1, 30) i""");

        signIn("hina", PASSWORD).then().statusCode(303);

        assertThat(count("select count(*) from known_device where person = 'hina'"))
                .isEqualTo(20);
        assertThat(count("select count(*) from known_device where used_at > now() - interval '1 minute'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from known_device where used_at < now() - interval '19 hours 30 minutes'"))
                .isZero();
    }

    /** A browser that is not known waits after failures elsewhere. */
    private static void assertUnknown(String device, String password) {
        for (int i = 0; i < 6; i++) {
            signIn("hina", "wrong");
        }
        signIn("hina", password, device).then().statusCode(429);
    }

    @Test
    void aSignInThatGetsNoTurnDoesNotCountAsFailed() throws Exception {
        var release = new CountDownLatch(1);
        var held = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.runAsync(() -> turns.take(() -> {
                    try {
                        return release.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })))
                .toList();
        try {
            signIn("hina", PASSWORD).then().statusCode(429).header("Retry-After", equalTo("4"));
        } finally {
            release.countDown();
        }
        held.forEach(CompletableFuture::join);

        assertThat(count("select count(*) from sign_in_back_off")).isZero();
        signIn("hina", PASSWORD).then().statusCode(303);
    }

    @Test
    void thePasswordIsChangedAndTheSessionBeginsTogether() {
        var own = signIn("hina", PASSWORD);
        for (int i = 0; i < 6; i++) {
            signIn("hina", "wrong");
        }

        var changed = changePassword(own, PASSWORD, OTHER, OTHER);

        changed.then().statusCode(303);
        browser(changed).get("/").then().statusCode(200);
    }

    @Test
    void signInsAtTheSameTimeAreCountedBeforeTheirPasswordIsChecked() {
        var tries = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> signIn("hina", "wrong " + i).statusCode()))
                .toList();

        var statuses = tries.stream().map(CompletableFuture::join).toList();
        assertThat(Collections.frequency(statuses, 422)).isEqualTo(5);
        assertThat(Collections.frequency(statuses, 429)).isEqualTo(15);
    }

    @Test
    void aFormWithoutItsTokenHasNoEffect() {
        browser()
                .formParams(Map.of("name", "hina", "password", PASSWORD))
                .post("/sign-in")
                .then()
                .statusCode(400);
    }

    @Test
    void theAccountNeedsASession() {
        browser()
                .get("/console/account")
                .then()
                .statusCode(302)
                .header("Location", "/sign-in?next=%2Fconsole%2Faccount");
        Callers.as("VIEWER")
                .header("Accept-Language", "en")
                .get("/console/account")
                .then()
                .statusCode(200)
                .body(containsString("without an account of your own"));
    }

    @Test
    void aPersonChangesTheOwnPasswordAndOtherSessionsEnd() {
        var other = signIn("hina", PASSWORD);
        var own = signIn("hina", PASSWORD);

        var changed = changePassword(own, PASSWORD, OTHER, OTHER);

        changed.then().statusCode(303).header("Location", "/console/account?done=PASSWORD_CHANGED");
        browser(changed)
                .get(changed.header("Location"))
                .then()
                .statusCode(200)
                .body(containsString("Your password was changed"))
                .body(containsString("This browser"));
        browser(own).get("/").then().statusCode(302);
        browser(other).get("/").then().statusCode(302);
        signIn("hina", PASSWORD).then().statusCode(422);
        signIn("hina", OTHER).then().statusCode(303);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wrong | granite 4 willow bridge | granite 4 willow bridge | old | The present password is wrong",
                "plum-river-9-lantern | granite 4 willow bridge | granite 5 willow bridge | repeated | The two new passwords differ",
                "plum-river-9-lantern | short | short | new | too short",
                "plum-river-9-lantern | passwordpassword | passwordpassword | new | easy to guess",
                "plum-river-9-lantern | hina-granite-willow | hina-granite-willow | new | contains your name",
                "plum-river-9-lantern | plum-river-9-lantern | plum-river-9-lantern | new | is the present one"
            })
    void aChangeThatIsNotAcceptedSaysWhyBesideTheField(
            String old, String wanted, String repeated, String field, String text) {
        var own = signIn("hina", PASSWORD);

        var answer = changePassword(own, old, wanted, repeated);

        answer.then().statusCode(422).body(not(containsString("granite")));
        assertThat(answer.asString())
                .contains("aria-invalid=\"true\" aria-describedby=\"%sFault".formatted(field))
                .containsPattern("<p id=\"%sFault\" class=\"fault\" role=\"alert\">[^<]*%s".formatted(field, text));

        browser(own).get("/").then().statusCode(200);
        signIn("hina", PASSWORD).then().statusCode(303);
    }

    @Test
    void thePresentPasswordCannotBeGuessedOnTheAccountPage() {
        var own = signIn("hina", PASSWORD);
        for (int i = 0; i < 5; i++) {
            changePassword(own, "wrong", OTHER, OTHER).then().statusCode(422);
        }

        changePassword(own, PASSWORD, OTHER, OTHER).then().statusCode(429).body(containsString("too many failures"));
    }

    @Test
    void aPersonWithoutAPasswordSetsOneAfterALink() {
        var own = signInWithLink("ken");

        browser(own).get("/console/account").then().statusCode(200).body(not(containsString("Present password")));
        changePassword(own, "", OTHER, OTHER).then().statusCode(303);

        signIn("ken", OTHER).then().statusCode(303);
    }

    @Test
    void aPersonEndsAnotherOwnSession() throws SQLException {
        var other = signIn("hina", PASSWORD);
        var own = signIn("hina", PASSWORD);

        endSession(own, idOf(other), PASSWORD).then().statusCode(303);

        browser(other).get("/").then().statusCode(302);
        browser(own).get("/").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void theEndOfAnotherOwnSessionNeedsThePresentPassword(String password) throws SQLException {
        var other = signIn("hina", PASSWORD);
        var own = signIn("hina", PASSWORD);

        endSession(own, idOf(other), password)
                .then()
                .statusCode(422)
                .body(containsString("The present password is wrong"));

        browser(other).get("/").then().statusCode(200);
    }

    @Test
    void thePresentPasswordCannotBeGuessedByEndsOfSessions() throws SQLException {
        var other = signIn("hina", PASSWORD);
        var own = signIn("hina", PASSWORD);
        for (int i = 0; i < 5; i++) {
            endSession(own, idOf(other), "wrong").then().statusCode(422);
        }

        endSession(own, idOf(other), PASSWORD).then().statusCode(429).body(containsString("too many failures"));
        browser(other).get("/").then().statusCode(200);
    }

    @Test
    void aPersonWithoutAPasswordEndsAnotherOwnSessionWithoutIt() throws SQLException {
        var other = signInWithLink("ken");
        var own = signInWithLink("ken");

        endSession(own, idOf(other), "").then().statusCode(303);

        browser(other).get("/").then().statusCode(302);
    }

    @Test
    void theSessionOfAnotherPersonCannotBeEnded() throws SQLException {
        define("ken", OTHER);
        var ken = signIn("ken", OTHER);
        var own = signIn("hina", PASSWORD);

        endSession(own, idOf(ken), PASSWORD).then().statusCode(303);

        browser(ken).get("/").then().statusCode(200);
    }

    @Test
    void theFormsOfTheAccountNeedTheTokenOfTheSession() throws SQLException {
        var other = signIn("hina", PASSWORD);
        var own = signIn("hina", PASSWORD);
        var tokenOfAnother = formToken(browser(other).get("/console/account"));
        for (var sent : List.of("", tokenOfAnother)) {
            browser(own)
                    .formParams(Map.of("form-token", sent, "old", PASSWORD, "new", OTHER, "repeated", OTHER))
                    .post("/console/account/password")
                    .then()
                    .statusCode(403);
            browser(own)
                    .formParams(Map.of("form-token", sent, "session", idOf(other)))
                    .post("/console/account/session-ends")
                    .then()
                    .statusCode(403);
        }
        browser(other).get("/").then().statusCode(200);
    }

    private static RequestSpecification browser() {
        return Callers.anonymous()
                .accept("text/html")
                .header("Accept-Language", "en")
                .redirects()
                .follow(false);
    }

    private static RequestSpecification browser(Response signedIn) {
        return browser().cookie("winback-session", session(signedIn));
    }

    private static Response signIn(String name, String password) {
        return signIn(name, password, null);
    }

    /** @param device the cookie of a browser; null without one */
    private static Response signIn(String name, String password, String device) {
        var page = browser().get("/sign-in");
        var form = browser()
                .cookie("winback-form", page.cookie("winback-form"))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(Map.of("form-token", formToken(page), "name", name, "password", password));
        return (device == null ? form : form.cookie("winback-device", device)).post("/sign-in");
    }

    private static Response signInWithLink(String name) {
        var path = Callers.as("ADMIN")
                .post("/v1/people/%s/sign-in-links".formatted(name))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("path");
        var page = browser().get(path);
        return browser()
                .cookie("winback-form", page.cookie("winback-form"))
                .formParam("form-token", formToken(page))
                .post(path);
    }

    private static Response changePassword(Response signedIn, String old, String wanted, String repeated) {
        var token = formToken(browser(signedIn).get("/console/account"));
        return browser(signedIn)
                .formParams(Map.of("form-token", token, "old", old, "new", wanted, "repeated", repeated))
                .post("/console/account/password");
    }

    private static Response endSession(Response signedIn, String id, String password) {
        var token = formToken(browser(signedIn).get("/console/account"));
        return browser(signedIn)
                .formParams(Map.of("form-token", token, "session", id, "old", password))
                .post("/console/account/session-ends");
    }

    private static String idOf(Response signedIn) {
        return AccessToken.hash(session(signedIn));
    }

    private static String session(Response signedIn) {
        return signedIn.headers().getValues("Set-Cookie").stream()
                .filter(value -> value.startsWith("winback-session="))
                .findFirst()
                .orElseThrow()
                .replaceAll("winback-session=([^;]*);.*", "$1");
    }

    private static String formToken(Response page) {
        var found = FORM_TOKEN.matcher(page.asString());
        assertThat(found.find()).as(page.asString()).isTrue();
        return found.group(1);
    }

    private static String withoutInput(Response page, String name) {
        return FORM_TOKEN.matcher(page.asString()).replaceAll("").replace("value=\"%s\"".formatted(name), "value");
    }

    private static long timeOf(String name) {
        var page = browser().get("/sign-in");
        long start = System.nanoTime();
        browser()
                .cookie("winback-form", page.cookie("winback-form"))
                .formParams(Map.of("form-token", formToken(page), "name", name, "password", "wrong"))
                .post("/sign-in")
                .then()
                .statusCode(422);
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    /** @param password null for none */
    private static void define(String id, String password) {
        var person = new HashMap<String, Object>(Map.of("displayName", "Test", "roles", List.of("VIEWER")));
        if (password != null) {
            person.put("password", password);
        }
        Callers.as("ADMIN")
                .contentType("application/json")
                .body(person)
                .put("/v1/people/" + id)
                .then()
                .statusCode(oneOf(200, 201));
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
