package io.winback.offer.coupon;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.offer.OfferApi;
import io.winback.testkit.AuditLog;
import io.winback.testkit.Callers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit log shows who revoked a coupon or reversed a redemption, and what changed. The words of the reason are left out. */
@QuarkusTest
class CouponAuditTest {

    private static final String REASON = "Ms Sato lost it";

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void aRevocationHasOneEntryWithTheStates() {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), customer);
        support("/v1/coupons/" + code.toLowerCase() + "/revocation");

        var entry = AuditLog.about("coupon/" + code, 2).get(1);
        assertThat(entry.get("operation")).isEqualTo("revokeCoupon");
        assertThat(entry.get("actor")).isEqualTo("support");
        assertThat(changes(entry))
                .contains(
                        Map.of("field", "state", "before", "ACTIVE", "after", "REVOKED"),
                        Map.of("field", "revocationReason"))
                .extracting(change -> change.get("field"))
                .containsExactlyInAnyOrder("state", "revokedAt", "revocationReason");
        assertThat(entry.toString()).doesNotContain(REASON);
    }

    @Test
    void aCouponIsTheSubjectOfItsIssueAndOfItsValidationHoweverTheCodeIsTyped() {
        var offer = OfferApi.anOffer();
        var code = OfferApi.aCouponOf(offer, customer);
        OfferApi.validate(code.toLowerCase().replace("-", ""), customer, OfferApi.yen(1000))
                .then()
                .statusCode(200);

        assertThat(AuditLog.about("coupon/" + code, 2))
                .extracting(entry -> entry.get("operation"))
                .containsExactly("issueCoupon", "validateCoupon");
    }

    @Test
    void aRepeatedRevocationIsAboutTheCouponToo() {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), customer);
        support("/v1/coupons/" + code + "/revocation");
        support("/v1/coupons/" + code.toLowerCase() + "/revocation");

        assertThat(AuditLog.about("coupon/" + code, 3))
                .extracting(entry -> entry.get("operation"))
                .containsExactly("issueCoupon", "revokeCoupon", "revokeCoupon");
    }

    @Test
    void aReversalHasOneEntryWithWhatChanged() {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), customer);
        String redemption = OfferApi.redeem(code, customer, "o-" + UUID.randomUUID(), 1000)
                .then()
                .statusCode(201)
                .extract()
                .path("redemptionId");
        support("/v1/redemptions/" + redemption + "/reversal");
        support("/v1/redemptions/" + redemption + "/reversal");

        var entry = AuditLog.about("redemption/" + redemption, 3).get(1);
        assertThat(entry.get("operation")).isEqualTo("reverseRedemption");
        assertThat(changes(entry))
                .contains(
                        Map.of("field", "reversed", "before", false, "after", true), Map.of("field", "reversalReason"))
                .extracting(change -> change.get("field"))
                .containsExactlyInAnyOrder("reversed", "reversedAt", "reversalReason");
        assertThat(entry.toString()).doesNotContain(REASON);
    }

    private static void support(String path) {
        Callers.as("SUPPORT")
                .contentType("application/json")
                .body(Map.of("reason", REASON))
                .post(path)
                .then()
                .statusCode(200);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> changes(Map<String, ?> entry) {
        return (List<Map<String, Object>>) entry.get("changes");
    }
}
