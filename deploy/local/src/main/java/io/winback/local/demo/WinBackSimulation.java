package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.local.process.Polling;
import io.winback.local.stack.Ports;
import io.winback.local.stack.ProgressLog;
import io.winback.local.stack.StackFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** Simulates returns: one in eight recipients uses the code of their message and orders again. */
final class WinBackSimulation {

    private static final Pattern CODE = Pattern.compile("\\b[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}\\b");
    private static final int ONE_IN = 8;
    private static final int MOST = 300;

    private final ApiClient api;
    private final Ports ports;
    private final ProgressLog progress;

    WinBackSimulation(ApiClient api, Ports ports, ProgressLog progress) {
        this.api = api;
        this.ports = ports;
        this.progress = progress;
    }

    /** @return how many customers returned */
    long run(StackFigures before) {
        var sent = StackFigures.read(api, ports).since(before).received().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (sent == 0) {
            return 0;
        }
        long returned = 0;
        var received = api.get(ports.url("stand-ins") + "/received?limit=" + Math.min(sent, (long) MOST * ONE_IN));
        int number = 0;
        for (var message : received.path("items")) {
            if (number++ % ONE_IN == 0 && returns(message)) {
                returned++;
            }
        }
        awaitReturns(before, returned);
        progress.say("customers who returned, because the demo used their coupons: %d".formatted(returned));
        return returned;
    }

    private boolean returns(JsonNode message) {
        var found = CODE.matcher(message.path("text").asText());
        if (!found.find()) {
            return false;
        }
        var coupon = api.get(ports.url("offer") + "/v1/coupons/" + found.group());
        var customerId = coupon.path("customerId").asText();
        var orderId = "back-" + coupon.path("decisionId").asText();
        var worth = api.get(ports.url("customer") + "/v1/customers/" + customerId)
                .path("value")
                .path("revenue");
        var currency = worth.path("currency").asText("JPY");
        var order = Map.of("total", Map.of("amount", currency.equals("JPY") ? 3000 : 30, "currency", currency));
        var redemption = api.post(
                ports.url("offer") + "/v1/redemptions",
                Map.of(
                        "couponCode", found.group(),
                        "customerId", customerId,
                        "orderId", orderId,
                        "order", order));
        api.post(
                ports.url("customer") + "/v1/orders",
                Map.of(
                        "orderId", orderId,
                        "customerId", customerId,
                        "placedAt", Instant.now().toString(),
                        "total", redemption.path("payable"),
                        "couponCode", found.group()));
        return true;
    }

    private void awaitReturns(StackFigures before, long returned) {
        boolean done = Polling.until(
                () -> StackFigures.read(api, ports).since(before).episodes().getOrDefault("RETURNED_CAMPAIGN", 0L)
                        >= returned,
                Duration.ofMinutes(1));
        if (!done) {
            throw new StackFailure(
                    "campaign-service did not record all %d returns within a minute".formatted(returned));
        }
    }
}
