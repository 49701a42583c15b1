package io.winback.chassis.inbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winback.chassis.outbox.Outbox;
import io.winback.chassis.tracing.TracedProfile;
import io.winback.events.EventJson;
import io.winback.events.Refusal;
import io.winback.events.Topic;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.offer.CouponUnavailable;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** An event that is published for another one belongs to the same trace. */
@QuarkusTest
@TestProfile(TracedProfile.class)
class HandlingSpansTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Inject
    Inbox inbox;

    @Inject
    Outbox outbox;

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void anEventOfATraceThatIsNotRecordedHasTheTraceOfItsCause() {
        var traceparent = "00-" + TRACE + "-" + SPAN + "-00";

        assertThat(caused(Map.of("traceparent", traceparent))).isEqualTo(traceparent);
    }

    @Test
    void anEventOfARecordedTraceIsAChildOfTheSpanThatHandledItsCause() {
        assertThat(caused(Map.of("traceparent", "00-" + TRACE + "-" + SPAN + "-01")))
                .startsWith("00-" + TRACE + "-")
                .endsWith("-01")
                .doesNotContain(SPAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00-0-0-01", "どこから"})
    void anEventWithAnInvalidTraceStartsATrace(String traceparent) {
        assertThat(caused(Map.of("traceparent", traceparent))).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    /** Handles an event with this header. Returns the trace of the event that is published for it. */
    private String caused(Map<String, String> headers) {
        inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .on(
                        CouponRequested.class,
                        requests -> requests.forEach(request -> outbox.publish(new CouponUnavailable(
                                request.customerId(),
                                request.decisionId(),
                                request.offerId(),
                                Refusal.OFFER_UNAVAILABLE))))
                .handle(new EventBatch(List.of(record(headers))));
        eventually().until(() -> !EventStream.records(CouponUnavailable.class, customer)
                .isEmpty());
        return EventStream.header(
                        EventStream.records(CouponUnavailable.class, customer).get(0), "traceparent")
                .orElseThrow();
    }

    private RawRecord record(Map<String, String> headers) {
        var event = new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), "offer");
        var all = new HashMap<>(headers);
        all.putAll(Map.of(
                "ce_specversion", "1.0",
                "ce_id", UuidCreator.getTimeOrderedEpoch().toString(),
                "ce_type", "CouponRequested"));
        return new RawRecord(
                Topic.CAMPAIGN_EVENTS.toString(),
                0,
                2_000_000L + customer.hashCode(),
                customer,
                all,
                EventJson.write(event).getBytes(UTF_8));
    }
}
