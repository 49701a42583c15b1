package io.winback.offer.terms;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.AuditLog;
import io.winback.testkit.Callers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit log shows who defined, changed and deleted an offer, with the terms before and after. */
@QuarkusTest
class OfferAuditTest {

    private final String offer = "offer-" + UUID.randomUUID();

    @Test
    void everyChangeOfAnOfferHasOneEntryWithWhatDiffers() {
        put("Ten", 201);
        put("Eleven", 200);
        Callers.as("MARKETER").delete("/v1/offers/" + offer).then().statusCode(204);

        var entries = AuditLog.about("offer/" + offer, 3);
        assertThat(entries)
                .extracting(entry -> entry.get("operation"))
                .containsExactly("putOffer", "putOffer", "deleteOffer");
        assertThat(entries).extracting(entry -> entry.get("actor")).containsOnly("marketer");
        assertThat(entries.get(1).get("changes"))
                .isEqualTo(List.of(Map.of("field", "name", "before", "Ten", "after", "Eleven")));
        assertThat(entries.get(2).get("changes").toString())
                .contains("before=Eleven")
                .doesNotContain("after=");
    }

    private void put(String name, int status) {
        Callers.as("MARKETER")
                .contentType("application/json")
                .body(Map.of("name", name, "reward", Map.of("kind", "PERCENT", "value", 10)))
                .put("/v1/offers/" + offer)
                .then()
                .statusCode(status);
    }
}
