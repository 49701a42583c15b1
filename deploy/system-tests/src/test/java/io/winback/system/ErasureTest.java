package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.local.stack.Stack;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A customer asks for an export of their data, then for erasure, and is in the next customer file again. */
class ErasureTest {

    private final RunningStack system = RunningStack.get();
    private final String customer = "yui-" + UUID.randomUUID();
    private final String address = customer + "@customers.example";

    @Test
    void noPersonalDataIsLeftAndTheWithdrawalOfConsentSurvivesTheErasure() {
        describe(true);
        leave();
        eventually().until(() -> messageStates().contains("SENT"));
        describe(false);
        eventually().until(() -> !consented());

        var file = system.api().get(system.customer("/v1/customers/" + customer + "/export"));

        assertThat(file.path("customer-service")
                        .path("customer")
                        .path(0)
                        .path("email")
                        .asText())
                .isEqualTo(address);
        assertThat(file.path("customer-service")
                        .path("cancellations")
                        .path(0)
                        .path("comment")
                        .asText())
                .isEqualTo("高い");
        assertThat(file.path("campaign-service").path("decisions")).hasSize(1);
        assertThat(file.path("offer-service").path("coupons")).hasSize(1);
        assertThat(file.path("notification-service")
                        .path("recipient")
                        .path(0)
                        .path("email")
                        .asText())
                .isEqualTo(address);

        long losses = lossesFor("PRICE");
        system.kill("offer");
        var job = system.api().delete(system.customer("/v1/customers/" + customer));
        system.kill("customer");
        system.start("customer");
        assertThat(job(job).path("state").asText()).isEqualTo("RUNNING");
        system.start("offer");

        eventually().until(() -> job(job).path("state").asText().equals("DONE"));
        for (var service : Stack.SERVICES) {
            assertThat(tracesIn(service)).as(service).isEmpty();
        }
        assertThat(lossesFor("PRICE")).isEqualTo(losses);
        assertThat(system.api()
                        .tryGet(system.customer("/v1/customers/" + customer))
                        .status())
                .isEqualTo(404);

        describe(true);
        leave();

        eventually().until(() -> messageStates().contains("SKIPPED"));
        assertThat(system.api()
                        .get(system.notification("/v1/messages?customerId=" + customer))
                        .path("items")
                        .findValuesAsText("reason"))
                .containsOnly("SUPPRESSED");
        assertThat(system.received("channel=EMAIL&to=" + address).path("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void customersInARestoredBackupAreErasedAgainByAllServices() {
        describe(true);
        leave();
        eventually().until(() -> messageStates().contains("SENT"));
        var backup = new HashMap<String, List<String>>();
        Stack.SERVICES.forEach(service -> backup.put(service, backupOf(service)));
        assertThat(backup.values()).allMatch(rows -> !rows.isEmpty());
        var madeAt = Instant.now();
        var job = system.api().delete(system.customer("/v1/customers/" + customer));
        eventually().until(() -> job(job).path("state").asText().equals("DONE"));
        Stack.SERVICES.forEach(service -> assertThat(tracesIn(service)).isEmpty());

        var pseudonym = "erased." + job.path("jobId").asText();
        Stack.SERVICES.forEach(service -> {
            system.restore(service, deletionsOf(service, pseudonym));
            system.restore(service, backup.get(service));
        });
        Stack.SERVICES.forEach(service -> assertThat(tracesIn(service)).isNotEmpty());
        var replayed = system.api().post(system.customer("/v1/erasures/replay?since=" + madeAt));

        assertThat(replayed.path("replayed").asInt()).isPositive();
        Stack.SERVICES.forEach(
                service -> eventually().until(() -> tracesIn(service).isEmpty()));
    }

    /** The rows that contain the customer id, as statements that insert them. */
    private List<String> backupOf(String service) {
        return tracesIn(service).stream()
                .filter(table -> !table.equals("outbox"))
                .flatMap(table -> system
                        .column(
                                service,
                                "select row_to_json(held) from %1$s as held where strpos(cast(held as text), '%2$s') > 0"
                                        .formatted(table, customer))
                        .stream()
                        .map(row ->
                                "insert into %1$s overriding system value select * from json_populate_record(null::%1$s, '%2$s')"
                                        .formatted(table, row.replace("'", "''"))))
                .toList();
    }

    private List<String> deletionsOf(String service, String pseudonym) {
        return Stream.concat(
                        // An erased answer contains no customer id
                        Stream.of("delete from idempotency_key where body is null"),
                        tables(service).stream()
                                .map(table -> "delete from %1$s as held where strpos(cast(held as text), '%2$s') > 0"
                                        .formatted(table, pseudonym)))
                .toList();
    }

    /** All tables except the erasure log and the audit log, which keep the id. */
    private List<String> tables(String service) {
        return system.column(
                service,
                "select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_name not in ('erasure_log', 'audit_entry')");
    }

    private void describe(boolean consent) {
        system.api().put(system.customer("/v1/customers/" + customer), """
                {"name": "山田 結衣", "locale": "ja-JP", "preferredChannel": "EMAIL",
                 "contacts": {"email": "%s"}, "consents": {"EMAIL": %s}}""".formatted(address, consent));
    }

    private void leave() {
        system.api()
                .post(
                        system.customer("/v1/cancellations"),
                        Map.of("customerId", customer, "reason", "PRICE", "comment", "高い"),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private boolean consented() {
        return system.api()
                .get(system.notification("/v1/customers/" + customer + "/consents"))
                .path("EMAIL")
                .asBoolean(true);
    }

    private List<String> messageStates() {
        return system.api()
                .get(system.notification("/v1/messages?customerId=" + customer))
                .path("items")
                .findValuesAsText("state");
    }

    private JsonNode job(JsonNode accepted) {
        return system.api()
                .get(system.customer("/v1/jobs/" + accepted.path("jobId").asText()));
    }

    private long lossesFor(String reason) {
        return system.count("customer", "select count(*) from loss where reason = '" + reason + "'");
    }

    /** The tables in which any column of any row contains the customer id. */
    private List<String> tracesIn(String service) {
        return tables(service).stream()
                .filter(table -> system.count(
                                service,
                                "select count(*) from %1$s as held where strpos(cast(held as text), '%2$s') > 0"
                                        .formatted(table, customer))
                        > 0)
                .toList();
    }
}
