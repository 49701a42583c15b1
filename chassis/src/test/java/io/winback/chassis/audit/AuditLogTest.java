package io.winback.chassis.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winback.chassis.audit.AuditChain.ChainFault;
import io.winback.chassis.audit.AuditChain.FaultKind;
import io.winback.testkit.Callers;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

/** Requests, changes, refusals and reads of personal data leave entries, and the entries cannot be changed unseen. */
@QuarkusTest
class AuditLogTest {

    private final String customer = "c-" + UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @Inject
    AuditTrail auditTrail;

    @Inject
    AuditBuffer buffer;

    @Inject
    VerifyAuditChain verifyAuditChain;

    @Inject
    ChainAuditEntries chainAuditEntries;

    @Test
    void aChangeHasOneEntryWithTheFieldsThatDiffer() {
        Callers.as("MARKETER")
                .put("/v1/sample-customers/" + customer + "?name=after")
                .then()
                .statusCode(204);

        var entries = chained("subject", "sample/" + customer, 1);
        assertThat(entries.<Integer>get("items.size()")).isEqualTo(1);
        assertThat(entries.getString("items[0].actorKind")).isEqualTo("KEY");
        assertThat(entries.getString("items[0].actor")).isEqualTo("marketer");
        assertThat(entries.<List<String>>get("items[0].roles")).containsExactly("MARKETER");
        assertThat(entries.getString("items[0].address")).isEqualTo("127.0.0.1");
        assertThat(entries.getString("items[0].operation")).isEqualTo("putSampleCustomer");
        assertThat(entries.<List<Map<String, Object>>>get("items[0].changes"))
                .containsExactly(Map.of("field", "name", "before", "before", "after", "after"));
        assertThat(found("subject", "sample-customer/" + customer).<List<?>>get("items"))
                .isEmpty();
    }

    @Test
    void aChangeThatIsRolledBackLeavesNoEntryOfItAndTheRequestHasOne() {
        Callers.as("MARKETER")
                .put("/v1/sample-customers/" + customer + "?name=after&fails=true")
                .then()
                .statusCode(409);

        var entries = chained("subject", "sample-customer/" + customer, 1);
        assertThat(entries.<Integer>get("items[0].outcome")).isEqualTo(409);
        assertThat(found("subject", "sample/" + customer).<List<?>>get("items")).isEmpty();
    }

    @Test
    void aWritingRequestHasAnEntryWithItsOutcome() {
        Callers.as("MARKETER")
                .post("/v1/sample-customers/" + customer + "/greeting")
                .then()
                .statusCode(204);

        var entries = chained("subject", "sample-customer/" + customer, 1);
        assertThat(entries.getString("items[0].operation")).isEqualTo("greetSampleCustomer");
        assertThat(entries.<Integer>get("items[0].outcome")).isEqualTo(204);
        assertThat(entries.<Integer>get("items[0].times")).isEqualTo(1);
    }

    @Test
    void aRequestThatNamesACustomerInItsBodyIsAboutTheCustomer() {
        for (var id : List.of(customer, customer + "@example.com")) {
            Callers.as("MARKETER")
                    .contentType("application/json")
                    .body(Map.of("customerId", id))
                    .post("/v1/sample-customers")
                    .then()
                    .statusCode(204);
        }

        var entries = chained("operation", "reportSampleCustomer", 2);
        assertThat(entries.<List<String>>get("items.subject")).containsExactlyInAnyOrder("customer/" + customer, null);
    }

    @Test
    void aSenderThatIsNoTrustedProxyCannotChooseItsAddress() {
        Callers.as("MARKETER")
                .header("X-Forwarded-For", "192.0.2.1")
                .header("Forwarded", "for=192.0.2.1")
                .post("/v1/sample-customers/" + customer + "/greeting")
                .then()
                .statusCode(204);

        assertThat(chained("subject", "sample-customer/" + customer, 1).getString("items[0].address"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void anAccountOfTheIdentityProviderIsNoPersonOfTheInstallation() {
        for (var actor : List.of("person:hanako; roles=SUPPORT", "provider-account:hanako; roles=SUPPORT")) {
            Callers.as("SERVICE")
                    .header("Winback-Actor", actor)
                    .get("/v1/sample-customers/" + customer)
                    .then()
                    .statusCode(200);
        }

        assertThat(chained("subject", "sample-customer/" + customer, 2).<List<String>>get("items.actorKind"))
                .containsExactlyInAnyOrder("PERSON", "PROVIDER_ACCOUNT");
    }

    @Test
    void aReadOfPersonalDataHasAnEntryAndAMaskedReadHasNone() {
        Callers.as("VIEWER").get("/v1/sample-customers/" + customer).then().statusCode(200);
        Callers.as("SUPPORT").get("/v1/sample-customers/" + customer).then().statusCode(200);

        var entries = chained("subject", "sample-customer/" + customer, 1);
        assertThat(entries.<List<String>>get("items.actor")).containsExactly("support");
    }

    @Test
    void aReadForAPersonShowsThePersonAndTheServiceThatAsked() {
        Callers.as("SERVICE")
                .header("Winback-Actor", "person:hanako; roles=SUPPORT")
                .get("/v1/sample-customers/" + customer)
                .then()
                .statusCode(200);

        var entries = chained("subject", "sample-customer/" + customer, 1);
        assertThat(entries.getString("items[0].actorKind")).isEqualTo("PERSON");
        assertThat(entries.getString("items[0].actor")).isEqualTo("hanako");
        assertThat(entries.getString("items[0].actedThrough")).isEqualTo("service");
        assertThat(entries.<List<String>>get("items[0].roles")).containsExactly("SUPPORT");
    }

    @Test
    void aSubjectThatHasNotTheFormOfAnIdIsLeftOut() {
        Callers.as("SUPPORT")
                .get("/v1/sample-customers/{id}", "hanako-" + customer + "@example.com")
                .then()
                .statusCode(200);
        Callers.as("SUPPORT").get("/v1/sample-customers/" + customer).then().statusCode(200);

        chained("subject", "sample-customer/" + customer, 1);
        assertThat(Callers.as("ADMIN").get("/v1/audit-entries/export").asString())
                .doesNotContain("hanako-" + customer);
    }

    @Test
    void refusalsAreCounted() {
        for (int i = 0; i < 5; i++) {
            Callers.as("OPERATOR")
                    .post("/v1/sample-customers/" + customer + "/greeting")
                    .then()
                    .statusCode(403);
        }

        eventually().untilAsserted(() -> assertThat(
                        found("actor", "operator")
                                .<List<Integer>>get("items.findAll { it.outcome == 403 }.times")
                                .stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .isGreaterThanOrEqualTo(5));
        assertThat(found("actor", "operator").<List<?>>get("items.findAll { it.outcome == 403 }"))
                .hasSizeLessThan(5);
    }

    @Test
    void aRequestWithoutACredentialIsCountedUnderItsAddress() {
        Callers.anonymous()
                .post("/v1/sample-customers/" + customer + "/greeting")
                .then()
                .statusCode(401);

        eventually().untilAsserted(() -> assertThat(found("actor", "127.0.0.1")
                        .<List<?>>get("items.findAll { it.outcome == 401 && it.actorKind == 'ANONYMOUS' }"))
                .isNotEmpty());
    }

    @Test
    void aRefusalOutsideOfTheResourcesIsCounted() {
        Callers.anonymous().get("/q/metrics").then().statusCode(401);

        eventually().untilAsserted(() -> assertThat(found("operation", "unknown")
                        .<List<?>>get("items.findAll { it.outcome == 401 && it.actor == '127.0.0.1' }"))
                .isNotEmpty());
    }

    @Test
    void entriesOfThirtyTwoWritersAreChainedOnceAndWithoutAGap() throws Exception {
        var writers = Executors.newFixedThreadPool(32);
        var work = new ArrayList<Callable<Void>>();
        for (int writer = 0; writer < 32; writer++) {
            int number = writer;
            work.add(() -> {
                for (int i = 0; i < 50; i++) {
                    write(number + "-" + i);
                }
                return null;
            });
        }

        for (var done : writers.invokeAll(work)) {
            done.get();
        }
        writers.shutdown();

        eventually().untilAsserted(() -> assertThat(numbers("select count(*) from audit_entry where subject like '%/"
                        + customer + "-%' and position is not null"))
                .containsExactly(3_200L));
        assertThat(new HashSet<>(texts("select subject from audit_entry where subject like '%/" + customer + "-%'")))
                .hasSize(3_200);
        var positions = numbers("select position from audit_entry where position is not null order by position");
        assertThat(positions)
                .isEqualTo(LongStream.rangeClosed(positions.get(0), positions.get(positions.size() - 1))
                        .boxed()
                        .toList());
        assertThat(verifyAuditChain.verify().intact()).isTrue();
    }

    private void write(String number) {
        QuarkusTransaction.requiringNew()
                .run(() -> auditTrail.changed("sample/" + customer + "-" + number, null, Map.of("number", number)));
        buffer.answered(
                new AuditOrigin(ActorKind.KEY, "shop", null, "", null, null, "recordOrder"),
                "order/" + customer + "-" + number,
                201,
                true);
    }

    @Test
    void anEntryThatWasRemovedPastTheTriggersIsFoundAndNamed() {
        write("1");
        write("2");
        write("3");
        var position = chained("subject", "sample/" + customer + "-2", 1).getLong("items[0].position");

        QuarkusTransaction.begin();
        try {
            execute("set local session_replication_role = replica");
            execute("delete from audit_entry where position = " + position);
            assertThat(verifyAuditChain.verify().fault()).isEqualTo(new ChainFault(position, FaultKind.MISSING));
        } finally {
            QuarkusTransaction.rollback();
        }
        QuarkusTransaction.begin();
        try {
            execute("set local session_replication_role = replica");
            execute("update audit_entry set actor = 'another' where position = " + position);
            assertThat(verifyAuditChain.verify().fault()).isEqualTo(new ChainFault(position, FaultKind.CHANGED));
        } finally {
            QuarkusTransaction.rollback();
        }
        Callers.as("ADMIN")
                .get("/v1/audit-entries/verification")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true));
    }

    @Test
    void theDatabaseRefusesToChangeAndToDeleteEntries() {
        write("1");
        chained("subject", "sample/" + customer + "-1", 1);

        for (var statement : List.of(
                "delete from audit_entry",
                "update audit_entry set actor = 'another'",
                "update audit_entry set position = position + 1000000",
                "truncate audit_entry")) {
            assertThatThrownBy(() -> execute(statement))
                    .as(statement)
                    .hasMessageContaining("audit entries can be neither changed nor deleted");
        }
    }

    @Test
    void theExportHasTheHeadOfTheChainAndTheEntriesTheOldestFirst() {
        for (int i = 1; i <= 3; i++) {
            write(Integer.toString(i));
        }
        chained("subject", "order/" + customer + "-3", 1);

        var lines = Callers.as("ADMIN")
                .get("/v1/audit-entries/export?operation=recordOrder")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .split("\n");

        assertThat(JsonPath.from(lines[0]).getString("head.hash")).hasSize(64);
        assertThat(IntStream.range(1, lines.length)
                        .mapToObj(line -> JsonPath.from(lines[line]).getString("subject"))
                        .filter(subject -> subject.contains(customer)))
                .containsExactly("order/" + customer + "-1", "order/" + customer + "-2", "order/" + customer + "-3");
    }

    @Test
    void theListIsPagedAndRestrictedByTime() {
        for (int i = 1; i <= 3; i++) {
            write(Integer.toString(i));
        }
        chained("subject", "order/" + customer + "-3", 1);

        var page = Callers.as("ADMIN")
                .get("/v1/audit-entries?operation=recordOrder&actor=shop&limit=1")
                .jsonPath();
        assertThat(page.<List<?>>get("items")).hasSize(1);
        var second = Callers.as("ADMIN")
                .get("/v1/audit-entries?operation=recordOrder&actor=shop&limit=1&after=" + page.getString("next"))
                .jsonPath();
        assertThat(second.getString("items[0].entryId")).isLessThan(page.getString("items[0].entryId"));
        assertThat(found("to", "2020-01-01T00:00:00Z").<List<?>>get("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            subject=hina            | subject: must be a kind and an id such as customer/hina, not "hina"
            subjectKind=customer/   | subjectKind: must be the kind of a subject such as customer, not "customer/"
            subjectKind=Customer    | subjectKind: must be the kind of a subject such as customer, not "Customer"
            subject=customer/hina&subjectKind=coupon | subjectKind: must be the kind of subject (customer/hina), but is coupon
            subject=customer/       | subject: must be a kind and an id such as customer/hina, not "customer/"
            operation=PUT campaigns | operation: must be the id of an operation such as putCampaign, or a method and a path such as POST /sign-in, not "PUT campaigns"
            operation=putSampel     | operation: must be an operation of this service, or one of an earlier release that has entries, not "putSampel"
            operation=GET /nowhere  | operation: must be an operation of this service, or one of an earlier release that has entries, not "GET /nowhere"
            from=yesterday          | from: must be a time such as 2026-11-22T03:00:00Z, not "yesterday"
            from=2026-11-30T00:00:00Z&to=2026-11-29T00:00:00Z | from: must be before to (2026-11-29T00:00:00Z), but is 2026-11-30T00:00:00Z
            from=2026-11-29T00:00:00Z&to=2026-11-29T00:00:00Z | from: must be before to (2026-11-29T00:00:00Z), but is 2026-11-29T00:00:00Z
            """)
    void aSearchThatMatchesNoEntryIsRefused(String search, String detail) {
        for (var path : List.of("/v1/audit-entries?", "/v1/audit-entries/export?")) {
            Callers.as("ADMIN").get(path + search).then().statusCode(400).body("detail", equalTo(detail));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "subjectKind"})
    void aLongTextIsRefusedAsAnyOther(String parameter) {
        Callers.as("ADMIN")
                .get("/v1/audit-entries?" + parameter + "=a" + "-a".repeat(2_000) + "!")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of(parameter)));
    }

    @Test
    void theSubjectOfWhichThereIsOneIsSearchedFor() {
        assertThat(found("subject", "emergency-stop").<List<?>>get("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recordSampleOrder",
                "getHeldData",
                "GET /v1/sample-customers/page",
                "unknown",
                "others",
                "system"
            })
    void anOperationOfTheServiceIsSearchedForBeforeItHasEntries(String operation) {
        found("operation", operation);
    }

    @Test
    void anOperationOfAnEarlierReleaseIsSearchedForWhileItHasEntries() {
        var operation = "earlier" + UUID.randomUUID().toString().replace("-", "");
        Callers.as("ADMIN")
                .get("/v1/audit-entries?operation=" + operation)
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("operation")));

        buffer.answered(new AuditOrigin(ActorKind.KEY, "shop", null, "", null, null, operation), "order/1", 201, true);

        eventually()
                .untilAsserted(() -> assertThat(found("operation", operation).<List<?>>get("items"))
                        .hasSize(1));
    }

    @Test
    void allSubjectsOfAKindAreSearchedForAndExported() {
        var kind = "kind-" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        for (var subject : List.of(kind + "/one", kind + "/two", kind, kind + "-other/three")) {
            QuarkusTransaction.requiringNew().run(() -> auditTrail.changed(subject, null, Map.of("name", "new")));
        }

        assertThat(found("subjectKind", kind).<List<String>>get("items.subject"))
                .containsExactly(kind, kind + "/two", kind + "/one");
        var lines = Callers.as("ADMIN")
                .get("/v1/audit-entries/export?subjectKind=" + kind)
                .asString()
                .lines();
        assertThat(lines).hasSize(4);
    }

    /** The entries, as soon as this number of them is chained. */
    private JsonPath chained(String parameter, String value, int number) {
        chainAuditEntries.chain();
        eventually().untilAsserted(() -> assertThat(
                        found(parameter, value).<List<?>>get("items.findAll { it.position != null }"))
                .hasSize(number));
        return found(parameter, value);
    }

    private static JsonPath found(String parameter, String value) {
        return Callers.as("ADMIN")
                .queryParam(parameter, value)
                .queryParam("limit", 200)
                .get("/v1/audit-entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private List<Long> numbers(String sql) {
        return texts(sql).stream().map(Long::valueOf).toList();
    }

    private List<String> texts(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
