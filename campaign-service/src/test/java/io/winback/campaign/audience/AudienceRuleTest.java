package io.winback.campaign.audience;

import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.winback.campaign.audience.LossFacts.factsOf;
import static io.winback.campaign.occasion.OccasionKind.CUSTOMER_CHURNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AudienceRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.tier in ['TOP', 'HIGH'] && customer.churnReason == 'PRICE'",
                "customer.value.orders >= 4 && customer.value.revenue.amount > 18000.0",
                "customer.value.rfm.frequency == 4",
                "customer.attributes.plan == 'gold'",
                "now - customer.value.lastOrderAt > duration('240h')",
                "customer.locale.startsWith('ja')"
            })
    void aCustomerWhoMatchesTheRuleIsIncluded(String rule) {
        assertThat(AudienceRule.of(rule, CUSTOMER_CHURNED).includes(factsOf(aCustomer())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.teir == 'TOP'",
                "customer.tier == 5",
                "customer.tier",
                "customer.tier in [",
                "custommer.tier == 'TOP'"
            })
    void aRuleWithAnErrorIsRefusedWithThePositionOfTheError(String rule) {
        assertThatThrownBy(() -> AudienceRule.of(rule, CUSTOMER_CHURNED))
                .isInstanceOf(InvalidAudience.class)
                .hasMessageMatching("(?s).*(line \\d+, column \\d+: |expected type).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer.attributes.vip == 'yes'", "customer.attributes.vip"})
    void aRuleOnAnAttributeOfUnknownTypeIsAccepted(String rule) {
        assertThatCode(() -> AudienceRule.of(rule, CUSTOMER_CHURNED)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer.attributes", "1", "'yes'", "customer.value.orders", "now", "[true]"})
    void aRuleThatIsNotABooleanIsRefused(String rule) {
        assertThatThrownBy(() -> AudienceRule.of(rule, CUSTOMER_CHURNED)).isInstanceOf(InvalidAudience.class);
    }

    @Test
    void aRuleThatGivesATextFailsWithoutNamingTheValue() {
        assertThatThrownBy(() -> AudienceRule.of("customer.attributes.plan", CUSTOMER_CHURNED)
                        .includes(factsOf(aCustomer())))
                .isInstanceOf(AudienceRuleFailed.class)
                .hasMessageContaining("true or false")
                .hasMessageContaining("text")
                .hasMessageNotContaining("gold");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.attributes.plan > 5",
                "int(customer.attributes.plan) > 5",
                "1 / (customer.value.orders - 4) > 0",
                "customer.attributes.plan.matches('(')"
            })
    void aRuleThatFailsForACustomerDoesNotNameTheValue(String rule) {
        assertThatThrownBy(() -> AudienceRule.of(rule, CUSTOMER_CHURNED).includes(factsOf(aCustomer())))
                .isInstanceOf(AudienceRuleFailed.class)
                .hasMessageStartingWith("the audience rule fails for this customer")
                .hasMessageNotContaining("gold");
    }

    @Test
    void aRuleThatNeedsAnUnknownFactSaysSo() {
        var customer = new CustomerSnapshot("c", Stage.CHURNED, null, null, null, null, null, null, null, false);

        assertThatThrownBy(() -> AudienceRule.of("customer.value.pAlive > 0.2", CUSTOMER_CHURNED)
                        .includes(factsOf(customer)))
                .isInstanceOf(UnknownFact.class);
    }

    private static CustomerSnapshot aCustomer() {
        var value = new CustomerValue(
                4,
                Instant.parse("2025-01-10T03:00:00Z"),
                Instant.parse("2025-11-02T03:00:00Z"),
                Money.of("18400", "JPY"),
                new Rfm(2, 4, 4),
                Tier.HIGH,
                LocalDate.parse("2026-11-01"));
        return new CustomerSnapshot(
                "c",
                Stage.CHURNED,
                Tier.HIGH,
                ChurnReason.PRICE,
                0.8,
                "ja-JP",
                "Asia/Tokyo",
                Map.of("plan", "gold"),
                value,
                false);
    }

    /** As campaigns are stored, and as episodes are decided. */
    @Property(tries = 2_000)
    void anyTextIsARuleOrRefused(@ForAll("rules") String text) {
        ParserCheck.read(() -> AudienceRule.checked(text, CUSTOMER_CHURNED), InvalidAudience.class);
        ParserCheck.read(() -> AudienceRule.of(text, CUSTOMER_CHURNED), InvalidAudience.class)
                .ifPresent(rule -> ParserCheck.read(
                        () -> rule.includes(factsOf(aCustomer())), UnknownFact.class, AudienceRuleFailed.class));
    }

    @Provide
    Arbitrary<String> rules() {
        return HostileInput.texts(
                "customer.tier in ['TOP', 'HIGH'] && customer.churnReason == 'PRICE'",
                "now - customer.value.lastOrderAt > duration('240h')",
                "customer.attributes.all(a, customer.attributes[a] == 'gold')",
                "customer.value.revenue.amount > 18000.0 ? has(customer.name) : false",
                "[1, 2].exists(a, [3].map(b, a + b).size() == 1)",
                "timestamp('2026-11-22T03:04:05Z').getHours('Asia/Tokyo') == 12",
                "int(customer.attributes.plan) / 0 == 9223372036854775807 + 1",
                "customer.locale.matches('(a+)+$')",
                "b'\\xff' == bytes('a') || r'a' == 'b' || 0x7fffffffffffffff > -1u",
                "((((((((((((((((((((true))))))))))))))))))))");
    }
}
