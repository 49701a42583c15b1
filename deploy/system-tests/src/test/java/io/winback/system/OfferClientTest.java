package io.winback.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import io.winback.client.offer.ApiClient;
import io.winback.client.offer.ApiException;
import io.winback.client.offer.api.CouponApi;
import io.winback.client.offer.api.IssueCouponApi;
import io.winback.client.offer.api.OfferApi;
import io.winback.client.offer.api.RedemptionApi;
import io.winback.client.offer.model.Amount;
import io.winback.client.offer.model.CouponState;
import io.winback.client.offer.model.Money;
import io.winback.client.offer.model.OfferTerms;
import io.winback.client.offer.model.Order;
import io.winback.client.offer.model.Problem;
import io.winback.client.offer.model.Recipient;
import io.winback.client.offer.model.Redeem;
import io.winback.client.offer.model.Reward;
import io.winback.client.offer.model.RewardKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

/** The Java client that is generated from {@code docs/api/offer-service.yaml}. */
class OfferClientTest {

    private final ApiClient client = new ApiClient();
    private final OfferApi offers;
    private final RedemptionApi redemptions;
    private final String customer = "client-" + UUID.randomUUID();
    private final String offer = "offer-" + UUID.randomUUID();

    OfferClientTest() {
        // An answer must not have a field that the document does not name.
        client.setObjectMapper(client.getObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        client.updateBaseUri(RunningStack.get().offer(""));
        client.setRequestInterceptor(
                request -> request.header("X-Api-Key", RunningStack.get().key()));
        offers = new OfferApi(client);
        redemptions = new RedemptionApi(client);
    }

    @Test
    void anOfferIsReadBackAsItWasPut() throws ApiException {
        var validUntil = OffsetDateTime.parse("2030-01-01T00:00:00.123456Z");

        var put = offers.putOfferWithHttpInfo(offer, tenPercent().validUntil(validUntil), null);
        var read = offers.getOfferWithHttpInfo(offer);

        assertThat(put.getStatusCode()).isEqualTo(201);
        assertThat(read.getData())
                .isEqualTo(put.getData().changedAt(read.getData().getChangedAt()));
        assertThat(read.getHeaders()).containsKey("etag");
        assertThat(read.getData().getName()).isEqualTo("おかえりなさい 10 %");
        assertThat(Duration.parse(read.getData().getValidFor())).isEqualTo(Duration.ofDays(14));
        assertThat(read.getData().getValidUntil()).isEqualTo(validUntil);
        assertThat(read.getData().getReward().getKind()).isEqualTo(RewardKind.PERCENT);
        assertThat(read.getData().getReward().getValue().getBigDecimal()).isEqualByComparingTo("12.5");
        assertThat(read.getData().getReward().getCap().getAmount()).isEqualByComparingTo("20.50");
        assertThat(read.getData().getBudget()).isNull();
    }

    @Test
    void anOfferThatHasChangedIsNotReplaced() throws ApiException {
        offers.putOffer(offer, tenPercent(), null);

        var failure = catchThrowableOfType(
                ApiException.class, () -> offers.putOffer(offer, tenPercent().name("another"), "\"999\""));

        assertThat(failure.getCode()).isEqualTo(412);
    }

    @Test
    void aCouponIsRedeemedOnce() throws ApiException, JsonProcessingException {
        offers.putOffer(offer, tenPercent(), null);
        var coupon = new IssueCouponApi(client).issueCoupon(offer, new Recipient().customerId(customer), null);
        assertThat(coupon.getState()).isEqualTo(CouponState.ACTIVE);

        var redemption = redemptions.redeemCoupon(redeem(coupon.getCode(), "o-1"), "key-" + customer);

        assertThat(redemption.getDiscount()).isEqualTo(usd("12.50"));
        assertThat(redemption.getPayable()).isEqualTo(usd("87.55"));
        assertThat(redemption.getReversedAt()).isNull();
        var read = redemptions.getRedemption(redemption.getRedemptionId());
        assertThat(read).isEqualTo(redemption.redeemedAt(read.getRedeemedAt()));
        assertThat(new CouponApi(client).listCoupons(customer, null, null).getItems())
                .singleElement()
                .satisfies(used -> {
                    assertThat(used.getState()).isEqualTo(CouponState.REDEEMED);
                    assertThat(used.getExpiresAt()).isCloseTo(coupon.getExpiresAt(), within(1, ChronoUnit.MILLIS));
                });
        var failure = catchThrowableOfType(
                ApiException.class, () -> redemptions.redeemCoupon(redeem(coupon.getCode(), "o-2"), null));
        assertThat(failure.getCode()).isEqualTo(422);
        var problem = client.getObjectMapper().readValue(failure.getResponseBody(), Problem.class);
        assertThat(problem.getCode()).isEqualTo("COUPON_USED_UP");
        assertThat(problem.getInstance()).isEqualTo("/v1/redemptions");
    }

    private OfferTerms tenPercent() {
        return new OfferTerms()
                .name("おかえりなさい 10 %")
                .reward(new Reward()
                        .kind(RewardKind.PERCENT)
                        .value(new Amount(new BigDecimal("12.5")))
                        .cap(usd("20.50")))
                .minimumSpend(usd("0.01"))
                .validFor(Duration.ofDays(14).toString());
    }

    private Redeem redeem(String code, String order) {
        return new Redeem()
                .couponCode(code)
                .customerId(customer)
                .orderId(order + "-" + customer.substring(0, 30))
                .order(new Order().total(usd("100.05")));
    }

    private static Money usd(String amount) {
        return new Money().amount(new BigDecimal(amount)).currency("USD");
    }
}
