package io.winback.campaign.access;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.winback.testkit.Callers;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** The forms of people open a page that says what they did, so that a reload does not send them again. */
@QuarkusTest
class PeopleFormsTest {

    private static final String PEOPLE = "/console/people";

    private final String id = "form-" + UUID.randomUUID();

    @Test
    void aNewPersonNeedsALinkAndThePageSaysSo() {
        var added = add("en", id, "Hina Sato", "VIEWER");

        opens(added, page() + "?done=ADDED", "Now make a sign-in link below");
        browser("ja").get(page() + "?done=ADDED").then().body(containsString("サインインリンクを作成し"));
    }

    @Test
    void aChangeAndTheEndOfSessionsAreSaidOnThePageOfThePerson() {
        add("en", id, "Hina Sato", "VIEWER");

        var saved = browser("en")
                .formParams("displayName", "Hina Mori", "roles", "VIEWER", "version", "0")
                .post(page());
        var ended = browser("en").formParam("a", "b").post(page() + "/session-ends");

        opens(saved, page() + "?done=SAVED", "Saved.");
        opens(ended, page() + "?done=SESSIONS_ENDED&ended=0", "Sessions ended: 0.");
    }

    @Test
    void aDeletionIsSaidOnTheListOfPeople() {
        add("en", id, "Hina Sato", "VIEWER");

        var deleted = browser("en").formParam("a", "b").post(page() + "/deletion");

        opens(deleted, PEOPLE + "?done=DELETED", "The person was deleted.");
        browser("ja").get(PEOPLE + "?done=DELETED").then().body(containsString("ユーザーを削除しました。"));
    }

    @ParameterizedTest
    @CsvSource({"TAKEN", "CHANGED", "NONE", "saved", "<script>"})
    void anAddressNamesEffectsOnly(String done) {
        browser("en")
                .queryParam("done", done)
                .get(PEOPLE)
                .then()
                .statusCode(200)
                .body(not(containsString("role=\"alert\"")))
                .body(not(containsString("role=\"status\"")));
    }

    @ParameterizedTest
    @CsvSource({"deletion", "session-ends", "sign-in-links"})
    void theAddressOfAFormOpensThePageOfThePerson(String form) {
        browser("en").get(page() + "/" + form).then().statusCode(303).header("Location", page());
    }

    @ParameterizedTest
    @CsvSource({"password", "session-ends"})
    void theAddressOfAFormOfTheAccountOpensTheAccount(String form) {
        browser("en").get("/console/account/" + form).then().statusCode(303).header("Location", "/console/account");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "en | ''   | Hina | VIEWER | idFault    | needs 1 to 64 letters",
                "ja | ''   | Hina | VIEWER | idFault    | 1～64文字で入力",
                "en | LONG | Hina | VIEWER | idFault    | needs 1 to 64 letters",
                "en | hina | ''   | VIEWER | nameFault  | in one line, without control characters",
                "ja | hina | TAB  | VIEWER | nameFault  | 制御文字を含まない",
                "en | hina | Hina | none   | rolesFault | choose at least one role",
                "ja | hina | Hina | none   | rolesFault | 一つ以上選んで"
            })
    void aFaultIsBesideItsField(
            String language, String personId, String displayName, String role, String fault, String text) {
        var answer = add(
                language,
                personId.equals("LONG") ? "h".repeat(65) : personId,
                displayName.equals("TAB") ? "Hina\u0007Sato" : displayName,
                role);

        answer.then().statusCode(422);
        assertThat(answer.asString())
                .contains("aria-describedby=\"%s".formatted(fault))
                .containsPattern("<p id=\"%s\" class=\"fault\" role=\"alert\">[^<]*%s".formatted(fault, text))
                .doesNotContain("class=\"stale\"");
    }

    @Test
    void aSignInNameThatDiffersByCaseOnlyIsTaken() {
        add("en", id, "Hina Sato", "VIEWER").then().statusCode(303);

        var answer = add("en", id.toUpperCase(Locale.ROOT), "Hina Sato", "VIEWER");

        answer.then().statusCode(409).body(containsString("id=\"idFault\"")).body(containsString("exists already"));
    }

    private static Response add(String language, String personId, String displayName, String role) {
        var form = browser(language)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams("personId", personId, "displayName", displayName);
        return (role == null ? form : form.formParam("roles", role)).post(PEOPLE);
    }

    private static void opens(Response answer, String address, String text) {
        answer.then().statusCode(303).header("Location", address);
        browser("en").get(address).then().statusCode(200).body(containsString(text));
    }

    private String page() {
        return PEOPLE + "/" + id;
    }

    private static RequestSpecification browser(String language) {
        return Callers.as("ADMIN")
                .accept("text/html")
                .header("Accept-Language", language)
                .redirects()
                .follow(false);
    }
}
