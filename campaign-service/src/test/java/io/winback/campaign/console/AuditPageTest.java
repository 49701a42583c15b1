package io.winback.campaign.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.Callers;
import io.winback.testkit.RequiresBrowser;
import io.winback.testkit.TestKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The page shows the audit logs of all four services in one list, in the language of the viewer. */
@QuarkusTest
@WithTestResource(ServiceStandIns.class)
@RequiresBrowser
class AuditPageTest extends ConsoleTest {

    private static final String AUDIT_ENTRIES = "/v1/audit-entries";

    /** What belongs to the code or the API and not on a page. */
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][A-Z]|[A-Z]_[A-Z]|/v1/|[a-z]-service");

    private static final LocatorAssertions.ContainsTextOptions AS_SEEN =
            new LocatorAssertions.ContainsTextOptions().setUseInnerText(true);

    @ParameterizedTest
    @CsvSource({"ja-JP, 1280, LIGHT", "ja-JP, 390, DARK", "en-GB, 1280, DARK", "en-GB, 390, LIGHT"})
    void theEntriesOfAllServicesAreOneListTheNewestFirst(String locale, int width, ColorScheme scheme) {
        var japanese = locale.startsWith("ja");
        startServices();
        try (var viewer = viewer(locale, width, scheme)) {
            var page = viewer.newPage();
            var errors = new CopyOnWriteArrayList<String>();
            page.onConsoleMessage(message -> errors.add(message.text()));
            page.onPageError(errors::add);

            page.navigate(url + "console/audit?from=2000-01-01&to=2000-01-31");

            assertThat(page.locator("html")).hasAttribute("lang", japanese ? "ja" : "en");
            assertThat(page.locator("h1")).hasText(japanese ? "操作の記録" : "Who did what");
            var rows = page.locator("#audit-table tbody tr");
            assertThat(rows).hasCount(3);
            assertThat(rows.nth(0)).containsText(japanese ? "特典を定義" : "Defined an offer");
            assertThat(rows.nth(0)).containsText(japanese ? "ユーザー hanako" : "Person hanako");
            assertThat(rows.nth(1)).containsText(japanese ? "顧客の個人データを閲覧" : "Read a customer");
            assertThat(rows.nth(1)).containsText(japanese ? "顧客 hina" : "Customer hina");
            assertThat(rows.nth(1)).containsText(japanese ? "完了" : "Done");
            assertThat(rows.nth(2))
                    .containsText(japanese ? "拒否（有効な認証情報なし） · 1,234回" : "Refused: no valid credential · 1,234 times");
            rows.nth(0).locator("summary").click();
            assertThat(rows.nth(0).locator("dd").nth(0)).containsText(japanese ? "変更前 Ten" : "Before Ten");
            assertThat(rows.nth(0).locator("dd").nth(1)).containsText(japanese ? "変更後 Eleven" : "After Eleven");
            assertThat(rows.nth(0).locator("dd").nth(2))
                    .containsText(japanese ? "個人データの値は記録しません" : "the log holds no personal data");
            assertThat(page.locator("main")).not().containsText(IDENTIFIER, AS_SEEN);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(errors).isEmpty();
            screenshot(page, "audit-" + locale + "-" + width);
        }
    }

    @Test
    void aServiceThatDoesNotAnswerIsNamedAndTheOthersAreShown() {
        try (var viewer = viewer("en-GB", 1280, ColorScheme.LIGHT)) {
            var page = viewer.newPage();

            page.navigate(url + "console/audit?from=2000-01-01&to=2000-01-31");

            assertThat(page.locator("[role=alert]")).hasCount(3);
            assertThat(page.locator("[role=alert]").first()).containsText("did not answer, so its entries are missing");
            assertThat(page.getByText("There are no entries for this search.")).isVisible();
            screenshot(page, "audit-empty");
        }
    }

    @Test
    void aChangeInThisServiceIsFoundByItsKindAndItsId() {
        startServices();
        var campaign = putCampaign();
        try (var viewer = viewer("en-GB", 1280, ColorScheme.LIGHT)) {
            var page = viewer.newPage();
            page.navigate(url + "console/audit");

            page.getByLabel("About what").selectOption("campaign");
            page.getByLabel("Its id").fill(campaign);
            page.getByText("Search").click();

            var row = page.locator("#audit-table tbody tr", new Page.LocatorOptions().setHasText(campaign));
            assertThat(row).hasCount(1);
            assertThat(row).containsText("Defined a campaign");
            assertThat(row).containsText("API key marketer");
        }
    }

    @ParameterizedTest
    @CsvSource({"ja-JP, IDを入力しないと、この種類のすべてを検索します, キャンペーン", "en-GB, Without an id: everything of this kind, Campaign"})
    void allChangesOfThingsOfAKindAreFound(String locale, String help, String kind) {
        startServices();
        var campaign = putCampaign();
        try (var viewer = viewer(locale, 1280, ColorScheme.LIGHT)) {
            var page = viewer.newPage();
            page.navigate(url + "console/audit");
            assertThat(page.locator("#kind-help")).hasText(help);

            page.locator("#kind").selectOption(new SelectOption().setLabel(kind));
            page.locator("form.search button").click();

            var rows = page.locator("#audit-table tbody tr");
            assertThat(rows.first()).isVisible();
            assertThat(rows.filter(new Locator.FilterOptions().setHasText(campaign)))
                    .hasCount(1);
            var asked = ServiceStandIns.lastQuery(Service.OFFER, AUDIT_ENTRIES);
            assertThat(asked).contains("subjectKind=campaign").doesNotContain("subject=");
        }
    }

    @Test
    void aServiceThatRefusesTheOperationOfAnotherOneHasNoEntries() {
        startServices();
        ServiceStandIns.addRefusal(Service.NOTIFICATION, AUDIT_ENTRIES, """
                {"status": 400, "detail": "operation: must be …", "violations": [
                    {"field": "operation", "in": "query", "message": "must be …"}]}""");
        ServiceStandIns.addRefusal(Service.OFFER, AUDIT_ENTRIES, """
                {"status": 400, "detail": "from: must be …", "violations": [
                    {"field": "from", "in": "query", "message": "must be …"}]}""");

        var page = Callers.as("ADMIN")
                .header("Accept-Language", "en")
                .get("/console/audit?operation=getCustomer")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(page)
                .contains("Customer <bdi>hina</bdi>")
                .contains("The Offer service did not answer")
                .doesNotContain("The Notification service did not answer");
    }

    @ParameterizedTest
    @CsvSource({"ja-JP", "en-GB"})
    void anIssuedKeyIsShownByItsNameAndInWords(String locale) {
        var japanese = locale.startsWith("ja");
        startServices();
        var name = "audited-" + UUID.randomUUID();
        Callers.as("ADMIN")
                .contentType("application/json")
                .body(Map.of("name", name, "roles", List.of("VIEWER"), "expiresAt", "2099-12-31T00:00:00Z"))
                .post("/v1/api-keys")
                .then()
                .statusCode(201);
        try (var viewer = viewer(locale, 1280, ColorScheme.LIGHT)) {
            var page = viewer.newPage();
            page.navigate(url + "console/audit?operation=issueApiKey");

            var row = page.locator("#audit-table tbody tr", new Page.LocatorOptions().setHasText(name));
            assertThat(row).hasCount(1);
            assertThat(row).containsText(japanese ? "APIキーを発行" : "Issued an API key");
            row.locator("summary").click();
            assertThat(row.locator(".changes")).containsText(japanese ? "有効期限" : "Valid until");
            assertThat(row.locator(".changes")).containsText(japanese ? "2099年12月31日" : "31 December 2099");
            assertThat(row.locator(".changes")).containsText(japanese ? "閲覧者" : "Viewer");
            assertThat(row.locator(".changes")).containsText(japanese ? "スコープ" : "Limited to");
            assertThat(page.locator("main")).not().containsText(IDENTIFIER, AS_SEEN);
        }
    }

    @Test
    void signInsAreFoundByWhatWasDone() {
        startServices();
        Callers.anonymous()
                .formParams(Map.of("name", "nobody", "password", "wrong"))
                .post("/sign-in");
        try (var viewer = viewer("en-GB", 1280, ColorScheme.LIGHT)) {
            var page = viewer.newPage();
            page.navigate(url + "console/audit");

            page.getByLabel("What was done").selectOption(new SelectOption().setLabel("Signed in"));
            page.getByText("Search").click();

            assertThat(page.locator("#operation")).hasValue("POST /sign-in");
            assertThat(page).hasURL(url + "console/audit?actor=&operation=POST+%2Fsign-in&kind=&id=&from=&to=");
        }
    }

    @Test
    void theEntriesOfASearchAreExportedAsLinesOfJson() {
        startServices();
        try (var viewer = viewer("en-GB", 1280, ColorScheme.LIGHT)) {
            var page = viewer.newPage();
            page.navigate(url + "console/audit?from=2000-01-01&to=2000-01-31");
            assertThat(page.getByText("Export all of these entries"))
                    .hasAttribute("href", "/console/audit/export?from=2000-01-01&to=2000-01-31");
        }

        var lines = Callers.as("ADMIN")
                .get("/console/audit/export?from=2000-01-01&to=2000-01-31")
                .then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"audit-entries.ndjson\""))
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("{\"missing\":[]}");
        assertThat(lines.get(1))
                .startsWith("{\"service\":\"offer-service\",\"entryId\":")
                .contains("\"putOffer\"");
        assertThat(lines.get(3)).contains("notification-service");
    }

    @Test
    void anExportNamesTheServicesWhoseEntriesAreMissing() {
        Callers.as("ADMIN")
                .get("/console/audit/export?from=2000-01-01&to=2000-01-31")
                .then()
                .statusCode(200)
                .body(equalTo("{\"missing\":[\"customer-service\",\"offer-service\",\"notification-service\"]}\n"));
    }

    @Test
    void anIdWithoutAKindIsExplainedBesideTheFieldAndKeepsWhatWasTyped() {
        startServices();
        try (var viewer = viewer("ja-JP", 1280, ColorScheme.LIGHT)) {
            var page = viewer.newPage();

            page.navigate(url + "console/audit?id=hina");

            assertThat(page.locator("#subject-fault")).containsText("このIDの対象の種類を選んでください");
            assertThat(page.locator("#subject")).hasValue("hina");
        }
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 403", "MARKETER, 403", "APPROVER, 403", "SUPPORT, 403", "OPERATOR, 403", "ADMIN, 200"})
    void onlyAnAdministratorOpensThePage(String role, int status) {
        Callers.as(role)
                .get("/console/audit?from=2000-01-01&to=2000-01-31")
                .then()
                .statusCode(status);
        Callers.as(role).get("/v1/audit-entries").then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({
        "to=%2B999999999-12-31, Give the day as year-month-day",
        "from=%2B999999999-12-31, Give the day as year-month-day",
        "from=2026-11-30&to=2026-11-29, The last day is before the first",
        "id=hina, Choose the kind of thing that the id names",
        "kind=Customer, Choose the kind of thing that the id names"
    })
    void aFaultIsBesideItsFieldAndNotTogetherWithAResult(String query, String fault) {
        var page = Callers.as("ADMIN")
                .urlEncodingEnabled(false)
                .header("Accept-Language", "en")
                .get("/console/audit?" + query);

        page.then().statusCode(200);
        assertThat(page.asString())
                .containsPattern("<p class=\"fault\" id=\"[a-z]+-[a-z]+\" role=\"alert\">[^<]*" + fault)
                .contains("Nothing was searched for")
                .doesNotContain("There are no entries");
    }

    @Test
    void aDayThatIsNoneIsAnsweredWithThePage() {
        Callers.as("ADMIN")
                .get("/console/audit?from=yesterday&before=x")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/html;charset=UTF-8"));
    }

    /** @return the id of a new campaign */
    private static String putCampaign() {
        var campaign = "c-" + UUID.randomUUID();
        Callers.as("MARKETER")
                .contentType("application/json")
                .body("""
                        {"name": "Spring", "trigger": {"type": "CUSTOMER_CHURNED"},
                         "variants": [{"name": "one", "weight": 1, "steps": [{"template": "hello"}]}]}""")
                .put("/v1/campaigns/" + campaign)
                .then()
                .statusCode(201);
        return campaign;
    }

    private static void startServices() {
        ServiceStandIns.start(Service.CUSTOMER, "{}", HEALTHY);
        ServiceStandIns.start(Service.OFFER, "{}", HEALTHY);
        ServiceStandIns.start(Service.NOTIFICATION, "{}", HEALTHY);
        answer(Service.CUSTOMER, "00dc6acf-ac02-7000-8000-000000000002", "2000-01-03T00:00:02Z", """
                "actorKind": "KEY", "actor": "helpdesk", "roles": ["SUPPORT"], "address": "10.0.0.7",
                "operation": "getCustomer", "subject": "customer/hina", "outcome": 200, "times": 1, "changes": []""");
        answer(Service.OFFER, "00dc6acf-ac03-7000-8000-000000000003", "2000-01-03T00:00:03Z", """
                "actorKind": "PERSON", "actor": "hanako", "roles": ["MARKETER"], "address": "10.0.0.8",
                "operation": "putOffer", "subject": "offer/ten", "times": 1, "changes": [
                    {"field": "name", "before": "Ten", "after": "Eleven"}, {"field": "note"}]""");
        answer(Service.NOTIFICATION, "00dc6acf-ac01-7000-8000-000000000001", "2000-01-03T00:00:01Z", """
                "actorKind": "ANONYMOUS", "actor": "203.0.113.9", "roles": [], "address": "203.0.113.9",
                "operation": "putTemplate", "outcome": 401, "times": 1234, "changes": []""");
    }

    private static void answer(Service service, String id, String at, String entry) {
        ServiceStandIns.addAnswer(
                service,
                AUDIT_ENTRIES,
                "{\"items\": [{\"entryId\": \"%s\", \"at\": \"%s\", %s}]}".formatted(id, Instant.parse(at), entry));
    }

    private static BrowserContext viewer(String locale, int width, ColorScheme scheme) {
        var viewer = chromium.reader(locale, width, scheme);
        viewer.setExtraHTTPHeaders(Map.of(TestKeys.HEADER, TestKeys.of("ADMIN")));
        return viewer;
    }
}
