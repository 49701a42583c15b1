package io.winback.chassis.tracing;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winback.events.offer.CouponUnavailable;
import io.winback.testkit.EventStream;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** The trace of a request goes to Kafka with its event, and to a collector if it is recorded. */
@QuarkusTest
@TestProfile(TracedProfile.class)
class TracingTest {

    private final String customer = "c-" + UUID.randomUUID();
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    @Test
    void theTraceOfARequestContinuesInItsEvent() {
        publish("00-" + trace + "-00f067aa0ba902b7-00");

        assertThat(traceparent()).startsWith("00-" + trace + "-").endsWith("-00");
    }

    @Test
    void aRequestWithoutATraceStartsOne() {
        given().post("/sample/events/" + customer).then().statusCode(204);

        assertThat(traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContain(trace);
    }

    @Test
    void aCollectorReceivesASampledTraceWithoutPersonalData() {
        publish("00-" + trace + "-00f067aa0ba902b7-01");

        eventually().until(() -> TraceCollector.received().contains(bytes(trace)));
        assertThat(TraceCollector.received())
                .contains("/sample/events/{customerId}")
                .doesNotContain(customer)
                .doesNotContain("secret")
                .doesNotContain("127.0.0.1");
        assertThat(traceparent()).startsWith("00-" + trace + "-").endsWith("-01");
    }

    private void publish(String traceparent) {
        given().header("traceparent", traceparent)
                .header("User-Agent", "secret")
                .queryParam("email", "secret@customers.example")
                .post("/sample/events/" + customer)
                .then()
                .statusCode(204);
    }

    private String traceparent() {
        eventually().until(() -> !EventStream.records(CouponUnavailable.class, customer)
                .isEmpty());
        var record = EventStream.records(CouponUnavailable.class, customer).get(0);
        return EventStream.header(record, "traceparent").orElseThrow();
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    }
}
