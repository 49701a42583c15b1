package io.winback.system;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The trace of a request continues through the services that handle its events. */
class TraceTest {

    private static final List<String> TOPICS = List.of("customer-events", "campaign-events", "offer-events");

    private final RunningStack system = RunningStack.get();
    private final String customer = "traced-" + UUID.randomUUID();
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    @Test
    void allEventsOfACancellationBelongToTheTraceOfItsRequest() {
        system.api().put(system.customer("/v1/customers/" + customer), """
                {"name": "佐藤", "contacts": {"email": "%s@customers.example"}, "consents": {"EMAIL": true}}""".formatted(customer));

        system.api()
                .post(
                        system.customer("/v1/cancellations"),
                        Map.of("customerId", customer, "reason", "PRICE"),
                        Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-00"));

        eventually().until(() -> traces().containsKey("OutreachRequested"));
        assertThat(traces())
                .extracting("CustomerChurned", "CouponRequested", "CouponReserved", "OutreachRequested")
                .allSatisfy(traceparent -> assertThat((String) traceparent).startsWith("00-" + trace + "-"));
    }

    private Map<String, String> traces() {
        return TopicReader.traces(system.bootstrapServers(), TOPICS, customer);
    }
}
