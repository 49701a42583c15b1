package io.winback.system;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

class WinBackJourneyTest {

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){2}");

    private final RunningStack system = RunningStack.get();
    private final String customer = "hina-" + UUID.randomUUID();

    @Test
    void aChurnedCustomerGetsAMessageAndReturnsWithItsCoupon() {
        system.api().put(system.customer("/v1/customers/" + customer), """
                {"name": "佐藤 陽菜", "locale": "ja-JP", "timeZone": "Asia/Tokyo",
                 "contacts": {"email": "%s@customers.example"}, "preferredChannel": "EMAIL", "consents": {"EMAIL": true}}""".formatted(customer));
        order("first", Map.of("amount", 4800, "currency", "JPY"), null);
        assertThat(stage()).isEqualTo("ACTIVE");

        system.api().post(system.customer("/v1/cancellations"), Map.of("customerId", customer, "reason", "PRICE"));

        assertThat(stage()).isEqualTo("CHURNED");
        eventually().until(() -> received() == 1);
        var mail = system.received("channel=EMAIL&to=" + customer + "@customers.example")
                .path("items")
                .path(0);
        assertThat(mail.path("subject").asText()).isEqualTo("佐藤 陽菜様、おかえりなさい");
        var code = CODE.matcher(mail.path("text").asText());
        assertThat(code.find()).isTrue();
        eventually().until(() -> system.api()
                .get(system.offer("/v1/coupons/" + code.group()))
                .path("state")
                .asText()
                .equals("ACTIVE"));

        var redemption = system.api()
                .post(
                        system.offer("/v1/redemptions"),
                        Map.of(
                                "couponCode",
                                code.group(),
                                "customerId",
                                customer,
                                "orderId",
                                customer.substring(0, 30) + "-back",
                                "order",
                                Map.of("total", Map.of("amount", 3000, "currency", "JPY"))));
        assertThat(redemption.path("payable").path("amount").asInt()).isEqualTo(2700);
        order("back", Map.of("amount", 2700, "currency", "JPY"), code.group());

        assertThat(stage()).isEqualTo("WON_BACK");
        eventually().until(() -> system.api()
                .get(system.campaign("/v1/episodes?customerId=" + customer))
                .path("items")
                .path(0)
                .path("state")
                .asText()
                .equals("RETURNED_CAMPAIGN"));
        assertThat(received()).isEqualTo(1);
    }

    private void order(String name, Map<String, Object> total, String couponCode) {
        var order = new HashMap<String, Object>(Map.of(
                "orderId",
                customer.substring(0, 30) + "-" + name,
                "customerId",
                customer,
                "placedAt",
                Instant.now().toString(),
                "total",
                total));
        if (couponCode != null) {
            order.put("couponCode", couponCode);
        }
        system.api().post(system.customer("/v1/orders"), order);
    }

    private String stage() {
        return system.api()
                .get(system.customer("/v1/customers/" + customer))
                .path("lifecycle")
                .path("stage")
                .asText();
    }

    private long received() {
        return system.received("channel=EMAIL&to=" + customer + "@customers.example")
                .path("count")
                .asLong();
    }
}
