package io.winback.chassis.inbox;

import io.winback.events.offer.CouponRedeemed;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is wrong with an event is said in plain words, without names of classes. */
class UnreadableEventTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {                                           | it is not valid JSON: error at line 1, column 2
            []                                          | it must be an object, not a list
            "x"                                         | it must be an object, not a string
            {"customerId": {}}                          | customerId: must be a string, not an object
            {"customerId": "hina", "redemptionId": "x"} | redemptionId: must be a UUID, not "x"
            {"customerId": "hina", "discount": {}}      | discount.amount: is missing
            {"customerId": "hina", "discount": {"amount": 1.5, "currency": "JPY"}} | discount.amount: must have at most 0 decimals, as JPY has, but is 1.5
            {"customerId": "hina", "redeemedAt": "yesterday"} | redeemedAt: must be a time such as 2026-11-22T03:00:00Z, not "yesterday"
            """)
    void thePayload(String payload, String words) {
        assertThatThrownBy(() -> read(payload))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("the payload cannot be read as CouponRedeemed: " + words);
    }

    @Test
    void aPayloadOfManyLevelsIsNamedWithTheLimitOfEvents() {
        assertThatThrownBy(() -> read("{\"a\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}"))
                .hasMessageEndingWith("is nested too deep; at most 1000 levels are allowed");
    }

    private static Optional<ReceivedEvent> read(String payload) {
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_type", CouponRedeemed.class.getSimpleName());
        var record = new RawRecord("offer-events", 0, 0, "hina", headers, payload.getBytes(UTF_8));
        return ReceivedEvent.of(record, name -> Optional.of(CouponRedeemed.class));
    }
}
