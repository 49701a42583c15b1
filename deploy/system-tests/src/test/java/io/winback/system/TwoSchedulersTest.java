package io.winback.system;

import io.winback.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Two replicas of each service run the same schedules in two processes. Each piece of scheduled work has one effect. */
@Tag("fault")
class TwoSchedulersTest {

    private static final RunningStack SYSTEM = RunningStack.get();
    private static final List<String> REPLICAS = new ArrayList<>();

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void startReplicas() {
        Stack.SERVICES.forEach(service -> REPLICAS.add(SYSTEM.stack().startReplica(service, System.out::println)));
    }

    @AfterAll
    static void stopReplicas() {
        REPLICAS.forEach(SYSTEM::kill);
    }

    @Test
    void eachBreachOfASlaIsReportedOnce() {
        int complaints = 400;
        var customers = IntStream.range(0, complaints)
                .mapToObj(i -> "sla-%s-%d".formatted(run, i))
                .toList();
        customers.forEach(this::complain);

        breach("sla-" + run);

        eventually().until(() -> unreported("sla-" + run) == 0);
        // Both schedules have run again when a later breach is reported
        complain("later-" + run);
        breach("later-" + run);
        eventually().until(() -> unreported("later-" + run) == 0 && unsent("customer") == 0);
        var events = TopicReader.typesByCustomer(SYSTEM.bootstrapServers(), "customer-events", "sla-" + run);
        assertThat(customers).allSatisfy(customer -> assertThat(events.get(customer))
                .filteredOn("ComplaintBreached"::equals)
                .hasSize(1));
    }

    @Test
    void eachCouponExpiresOnce() {
        int size = 1_000;
        var wave = ChurnWave.of(size, SYSTEM);
        wave.awaitEnd();
        wave.assertOneDecisionCouponAndMessageEach();
        wave.assertNothingDeliveredTwice();
        long before = expired("wave-");

        SYSTEM.restore(
                "offer",
                List.of("update coupon set expires_at = now() - interval '1 minute' where state = 'ACTIVE' and "
                        + wave.customers()));

        eventually()
                .until(() -> SYSTEM.count(
                                "offer", "select count(*) from coupon where state = 'EXPIRED' and " + wave.customers())
                        == size);
        eventually().until(() -> unsent("offer") == 0);
        assertThat(expired("wave-") - before).isEqualTo(size);
        assertThat(TopicReader.typesByCustomer(SYSTEM.bootstrapServers(), "offer-events", "wave-")
                        .values())
                .allMatch(
                        types -> types.stream().filter("CouponExpired"::equals).count() <= 1);
    }

    @Test
    void eachStepOfAJourneyIsTakenOnce() {
        var campaign = SYSTEM.campaign("/v1/campaigns/two-steps-" + run);
        SYSTEM.api().put(campaign, """
                {"name": "two steps", "priority": 900, "trigger": {"type": "CUSTOMER_CHURNED"}, "holdout": 0,
                 "goal": {"event": "ORDER_PLACED", "within": "P30D"},
                 "variants": [{"name": "one", "steps": [
                    {"template": "we-miss-you", "offer": "comeback-10", "channels": ["PREFERRED"]},
                    {"template": "we-miss-you", "channels": ["PREFERRED"], "after": "PT20S"}]}]}""");
        SYSTEM.api().post(campaign + "/activation");
        try {
            var wave = ChurnWave.of(600, SYSTEM);

            eventually()
                    .until(() -> wave.messageIds().values().stream()
                                    .mapToInt(List::size)
                                    .sum()
                            >= 1_200);
            wave.awaitEnd();
            assertThat(wave.messageIds().values())
                    .hasSize(600)
                    .allSatisfy(ids -> assertThat(ids).hasSize(2).doesNotHaveDuplicates());
        } finally {
            SYSTEM.api().post(campaign + "/pause");
            SYSTEM.api().post(campaign + "/archive");
        }
    }

    @Test
    void eachCampaignFinishesOnce() {
        var campaigns = IntStream.range(0, 30)
                .mapToObj(i -> "ends-%s-%d".formatted(run, i))
                .toList();
        campaigns.forEach(campaign -> {
            var url = SYSTEM.campaign("/v1/campaigns/" + campaign);
            SYSTEM.api().put(url, """
                    {"name": "ends", "trigger": {"type": "CUSTOMER_CHURNED"}, "audience": "false",
                     "window": {"from": "2026-01-01T00:00:00Z", "until": "2099-01-01T00:00:00Z"},
                     "variants": [{"name": "one", "steps": [{"template": "we-miss-you", "offer": "comeback-10"}]}]}""");
            SYSTEM.api().post(url + "/activation");
        });

        SYSTEM.restore(
                "campaign",
                List.of(
                        "update campaign set running_definition = replace(running_definition, '2099-01-01', '2026-01-02')"
                                + " where campaign_id like 'ends-" + run + "%'"));

        eventually().until(() -> campaigns.stream().allMatch(campaign -> SYSTEM.api()
                .get(SYSTEM.campaign("/v1/campaigns/" + campaign))
                .path("state")
                .asText()
                .equals("FINISHED")));
        var log = log("campaign");
        assertThat(campaigns).allSatisfy(campaign -> assertThat(log)
                .filteredOn(line -> line.contains("campaign " + campaign + " is finished"))
                .hasSize(1));
    }

    private void complain(String customer) {
        SYSTEM.api().put(SYSTEM.customer("/v1/customers/" + customer), "{}");
        SYSTEM.api()
                .post(
                        SYSTEM.customer("/v1/complaints"),
                        Map.of("customerId", customer, "text", "too late", "reason", "DELIVERY"));
    }

    private static void breach(String prefix) {
        SYSTEM.restore(
                "customer",
                List.of("update complaint set due_by = now() - interval '1 minute' where customer_id like '" + prefix
                        + "%'"));
    }

    private static long unreported(String prefix) {
        return SYSTEM.count(
                "customer",
                "select count(*) from complaint where not breach_told and customer_id like '" + prefix + "%'");
    }

    private static long expired(String prefix) {
        return TopicReader.typesByCustomer(SYSTEM.bootstrapServers(), "offer-events", prefix).values().stream()
                .flatMap(List::stream)
                .filter("CouponExpired"::equals)
                .count();
    }

    private static long unsent(String service) {
        return SYSTEM.count(service, "select count(*) from outbox");
    }

    /** The lines of both replicas. */
    private static List<String> log(String service) {
        var lines = new ArrayList<String>();
        SYSTEM.stack().pids().keySet().stream()
                .filter(part -> part.startsWith(service))
                .forEach(part -> {
                    try {
                        lines.addAll(Files.readAllLines(SYSTEM.stack().log(part)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return lines;
    }
}
