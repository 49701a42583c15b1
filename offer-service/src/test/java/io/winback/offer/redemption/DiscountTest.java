package io.winback.offer.redemption;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.winback.events.Money;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.terms.OfferTerms;
import io.winback.offer.terms.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiscountTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @ParameterizedTest
    @CsvSource({"10, 999, 99", "33, 100, 33", "100, 1, 1"})
    void aPercentageIsRoundedDownToTheSmallestUnit(int percent, String total, String off) {
        var discount = Discount.of(terms("\"kind\": \"PERCENT\", \"value\": " + percent), yen(total));

        assertThat(discount.off()).isEqualTo(Money.of(off, "JPY"));
        assertThat(discount.off().plus(discount.payable())).isEqualTo(Money.of(total, "JPY"));
    }

    @Test
    void anAmountIsAtMostTheOrder() {
        var discount = Discount.of(
                terms("\"kind\": \"AMOUNT\", \"value\": {\"amount\": 500, \"currency\": \"JPY\"}"), yen("300"));

        assertThat(discount.payable()).isEqualTo(Money.of("0", "JPY"));
    }

    @Test
    void aNumberThatAnEarlierReleaseStoredIsInTheCurrencyOfTheOrder() {
        var terms = terms("\"kind\": \"AMOUNT\", \"value\": 500, \"cap\": 300");

        assertThat(Discount.of(terms, yen("4000")).off()).isEqualTo(Money.of("300", "JPY"));
    }

    @Test
    void aCapInAnotherCurrencyRefusesTheCoupon() {
        var terms = terms("\"kind\": \"PERCENT\", \"value\": 50, \"cap\": {\"amount\": 500, \"currency\": \"JPY\"}");

        assertThat(Discount.of(terms, yen("4000")).off()).isEqualTo(Money.of("500", "JPY"));
        assertThatThrownBy(() -> Discount.of(terms, new Order(Money.of("40.00", "USD"), List.of())))
                .isInstanceOf(NotRedeemable.class);
    }

    @Test
    void anOrderOneYenBelowTheMinimumIsRefused() {
        var terms = read("""
                {"name": "ten", "reward": {"kind": "PERCENT", "value": 10},
                 "minimumSpend": {"amount": 3000, "currency": "JPY"}}""");

        assertThat(Discount.of(terms, yen("3000")).off()).isEqualTo(Money.of("300", "JPY"));
        assertThatThrownBy(() -> Discount.of(terms, yen("2999")))
                .isInstanceOfSatisfying(NotRedeemable.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("MINIMUM_SPEND"));
    }

    /** Money of two currencies cannot be compared, so the currency is checked before the minimum. */
    @Test
    void anOrderInAnotherCurrencyThanTheMinimumIsNotApplicable() {
        var terms = read("""
                {"name": "ten", "reward": {"kind": "PERCENT", "value": 10},
                 "minimumSpend": {"amount": 3000, "currency": "JPY"}}""");

        assertThatThrownBy(() -> Discount.of(terms, new Order(Money.of("4000.00", "USD"), List.of())))
                .isInstanceOfSatisfying(NotRedeemable.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("NOT_APPLICABLE"));
    }

    @Test
    void anOrderThatOtherCouponsHavePaidSaysSo() {
        var terms = terms("\"kind\": \"PERCENT\", \"value\": 50");

        assertThatThrownBy(() -> Discount.of(terms, yen("1000"), Money.of("0", "JPY")))
                .isInstanceOf(NotRedeemable.class)
                .hasMessageContaining("coupons that were redeemed for this order before")
                .hasMessageContaining("1000 JPY");
    }

    private static OfferTerms terms(String reward) {
        return read("{\"name\": \"an offer\", \"reward\": {" + reward + "}}");
    }

    private static OfferTerms read(String json) {
        try {
            return JSON.readValue(json, OfferTerms.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Order yen(String total) {
        return new Order(Money.of(total, "JPY"), List.of());
    }
}
