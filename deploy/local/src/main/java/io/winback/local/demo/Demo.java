package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.process.Polling;
import io.winback.local.stack.Ports;
import io.winback.local.stack.ProgressLog;
import io.winback.local.stack.Stack;
import io.winback.local.stack.StackFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Runs the demo: import orders, detect churn, send messages, and simulate returns. */
final class Demo {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(15);

    private final Stack stack;
    private final Ports ports;
    private final ProgressLog progress;
    private final String reset;
    private final ApiClient api;

    /** @param reset the command that deletes the data of the stack */
    Demo(Stack stack, ProgressLog progress, String reset) {
        this.stack = stack;
        this.reset = reset;
        this.ports = stack.ports();
        this.api = ApiClient.of(stack);
        this.progress = progress;
    }

    /**
     * @param orders a CSV file, or null for the synthetic shop
     * @param format of the file, or null to detect it
     */
    DemoReport run(Path orders, String format, LocalDate asOf) {
        DemoSource.of(orders, asOf).claim(stack.home(), reset);
        var watch = new Stopwatch();
        stack.up(progress);
        watch.lap("start");
        var before = StackFigures.read(api, ports);
        var imported = importOrders(orders, format, asOf);
        progress.say("orders imported: %d, lines rejected: %d"
                .formatted(
                        imported.path("orders").asLong(),
                        imported.path("rejected").asLong()));
        completeProfiles();
        watch.lap("import");
        new DemoSetup(api, ports).create("campaign.json");
        progress.say("the campaign welcome-back is active");
        var scored = job(api.post(ports.url("customer") + "/v1/scorings", Map.of("asOf", asOf.toString())));
        progress.say("scored %d customers as of %s, %d of them newly churned"
                .formatted(
                        scored.path("customers").asLong(),
                        asOf,
                        scored.path("newlyChurned").asLong()));
        watch.lap("score");
        awaitOutreach(before.decided() + scored.path("newlyChurned").asLong());
        watch.lap("outreach");
        var returned = new WinBackSimulation(api, ports, progress).run(before);
        return new DemoReport(
                imported, scored, StackFigures.read(api, ports).since(before), returned, watch.seconds(), stack);
    }

    private JsonNode importOrders(Path orders, String format, LocalDate asOf) {
        if (orders != null) {
            return new OrdersFile(api, ports.url("customer"), progress).send(orders, format);
        }
        var shop = new SyntheticShop(asOf).generate();
        importCustomers(shop.customers());
        var imported = job(api.post(ports.url("customer") + "/v1/imports?kind=orders", "text/csv", shop.ordersCsv()));
        fileComplaints(shop.complaints());
        return imported;
    }

    /** Files the complaints, and resolves every second one before the scoring. */
    private void fileComplaints(List<Map<String, Object>> complaints) {
        var url = ports.url("customer") + "/v1/complaints";
        boolean resolve = false;
        for (var complaint : complaints) {
            var key = complaint.get("customerId") + "-" + complaint.get("text").hashCode();
            var filed = api.post(url, complaint, Map.of("Idempotency-Key", "demo-" + key));
            if (resolve && filed.path("state").asText().equals("OPEN")) {
                api.patch(
                        url + "/" + filed.path("complaintId").asText(),
                        Map.of("state", "RESOLVED", "resolution", "お詫びし、交換いたしました。"));
            }
            resolve = !resolve;
        }
        progress.say("%d customers complained, every second complaint is resolved".formatted(complaints.size()));
    }

    /** Gives customers without a profile a name, addresses and consents. */
    private void completeProfiles() {
        new AnonymousBuyers(api, ports.url("customer")).inBatches(this::importCustomers);
    }

    private void importCustomers(List<Map<String, Object>> people) {
        var mapper = new ObjectMapper();
        var lines = new StringBuilder();
        people.forEach(
                person -> lines.append(mapper.valueToTree(person).toString()).append('\n'));
        var result = job(api.post(
                ports.url("customer") + "/v1/imports?kind=customers", "application/x-ndjson", lines.toString()));
        if (result.path("rejected").asLong() > 0) {
            throw new StackFailure("customers were rejected in the import: " + result.path("rejections"));
        }
        progress.say("%d customers have invented names, addresses and consents, so that no real person is contacted"
                .formatted(result.path("accepted").asLong()));
    }

    /** Waits until every customer has a decision, and every message and coupon has its final state. */
    private void awaitOutreach(long decisions) {
        boolean done = Polling.until(
                () -> {
                    var now = StackFigures.read(api, ports);
                    return now.decided() >= decisions
                            && now.awaiting() == 0
                            && now.pending() == 0
                            && now.coupons().getOrDefault("RESERVED", 0L) == 0;
                },
                TIME_LIMIT);
        if (!done) {
            throw new StackFailure("the outreach did not end within %d minutes; see winback logs SERVICE"
                    .formatted(TIME_LIMIT.toMinutes()));
        }
    }

    private JsonNode job(JsonNode accepted) {
        return new JobWait(api, ports.url("customer")).result(accepted);
    }
}
