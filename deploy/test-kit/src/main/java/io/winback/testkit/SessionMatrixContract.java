package io.winback.testkit;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page and form of the console asks the session of a person for the roles that {@code docs/security.md} lists. Every form
 * asks for the token of the session, too.
 */
public abstract class SessionMatrixContract {

    private static final Path MATRIX = Path.of("..", "docs", "security.md");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");
    private static final String TOKEN = "form-token";
    private static final String SESSION = "winback-session";
    private static final String FORM = "form";

    /** Every person may open it. */
    private static final String ACCOUNT = "/console/account";

    /** The address of a form, opened with GET. */
    private static final String WAY_BACK = "redirect";

    private static final int OK = 200;
    private static final int SEE_OTHER = 303;
    private static final int FORBIDDEN = 403;
    private static final Set<Integer> REFUSALS = Set.of(401, FORBIDDEN);
    private static final int FIRST_FAILURE = 500;

    /** A person that the forms may change and delete. */
    private final String person = "session-" + UUID.randomUUID();

    /** The first word of the name of the service, such as {@code campaign}. */
    protected abstract String name();

    @Test
    void everyPageAndFormAnswersToSessionsOfItsRolesAndToNoOthers() {
        var wrong = new ArrayList<String>();
        int requests = 0;
        for (var role : people()) {
            for (var route : console()) {
                define(person, "VIEWER");
                // A form may end the session.
                var session = signIn(role);
                boolean isAllowed = route.roles().contains(role);
                if (route.operation().equals(FORM)) {
                    check(route, role, "without its token", post(route, session, null), false)
                            .ifPresent(wrong::add);
                    check(route, role, "with another token", post(route, session, "A".repeat(43)), false)
                            .ifPresent(wrong::add);
                    check(route, role, "with its token", post(route, session, tokenOf(session)), isAllowed)
                            .ifPresent(wrong::add);
                    requests += 3;
                } else {
                    check(route, role, "opened", browser(session).get(url(route)), isAllowed)
                            .ifPresent(wrong::add);
                    requests++;
                }
            }
        }

        System.out.printf(
                "%s-service: %d pages and forms of the console, %d requests with sessions%n",
                name(), console().size(), requests);
        assertThat(console()).extracting(AccessRoute::operation).contains("page", FORM);
        assertThat(wrong).isEmpty();
    }

    private static Optional<String> check(
            AccessRoute route, String role, String what, Response answer, boolean isAllowed) {
        int status = answer.statusCode();
        boolean isRight = isAllowed
                ? isGranted(route, answer)
                : status == FORBIDDEN && answer.contentType().startsWith("text/html");
        return isRight
                ? Optional.empty()
                : Optional.of("%s %s as %s must be %s: %d %s %s"
                        .formatted(
                                route,
                                what,
                                role,
                                isAllowed ? "granted" : "refused with a page",
                                status,
                                answer.contentType(),
                                answer.header("Location")));
    }

    /** A page is shown. A form may be refused for its fields, of which it has none. The address of a form opens its page. */
    private static boolean isGranted(AccessRoute route, Response answer) {
        int status = answer.statusCode();
        var opened = Optional.ofNullable(answer.header("Location")).orElse("");
        return switch (route.operation()) {
            case FORM -> status < FIRST_FAILURE && !REFUSALS.contains(status) && !opened.startsWith("/sign-in");
            case WAY_BACK -> status == SEE_OTHER && opened.startsWith("/console/");
            default -> status == OK;
        };
    }

    /** Sign-in pages are public, or belong to the identity provider. */
    private List<AccessRoute> console() {
        return AccessMatrix.of(name(), MATRIX).stream()
                .filter(route -> route.path().equals("/") || route.path().startsWith("/console/"))
                .filter(route -> !route.isPublic())
                .toList();
    }

    /** The roles that people have. */
    private static List<String> people() {
        return AccessMatrix.roles().stream()
                .filter(role -> !role.equals("SERVICE"))
                .toList();
    }

    private String url(AccessRoute route) {
        return route.path()
                .replace("{personId}", person)
                .replace("{keyId}", UUID.randomUUID().toString());
    }

    /** @param token null for none */
    private Response post(AccessRoute route, String session, String token) {
        var request = browser(session);
        return (token == null ? request.formParam("a", "b") : request.formParam(TOKEN, token)).post(url(route));
    }

    private static String tokenOf(String session) {
        return token(browser(session).get(ACCOUNT));
    }

    /** The session of a person with one role. */
    private static String signIn(String role) {
        var id = "session-of-" + role.toLowerCase(Locale.ROOT);
        define(id, role);
        String link = Callers.as("ADMIN")
                .post("/v1/people/" + id + "/sign-in-links")
                .then()
                .statusCode(201)
                .extract()
                .path("path");
        var page = browser(null).get(link);
        var signedIn = browser(null)
                .cookie("winback-form", page.cookie("winback-form"))
                .formParam(TOKEN, token(page))
                .post(link);
        assertThat(signedIn.statusCode()).as(signedIn.asString()).isEqualTo(303);
        return signedIn.cookie(SESSION);
    }

    private static void define(String id, String role) {
        var status = Callers.as("ADMIN")
                .contentType("application/json")
                .body(Map.of("displayName", "Session", "roles", List.of(role)))
                .put("/v1/people/" + id)
                .statusCode();
        assertThat(status).isIn(200, 201);
    }

    private static String token(Response page) {
        var found = FORM_TOKEN.matcher(page.asString());
        assertThat(found.find()).as(page.asString()).isTrue();
        return found.group(1);
    }

    /** @param session null for none */
    private static RequestSpecification browser(String session) {
        var request = Callers.anonymous()
                .accept("text/html")
                .header("Accept-Language", "en")
                .redirects()
                .follow(false);
        return session == null ? request : request.cookie(SESSION, session);
    }
}
