package io.winback.campaign.audience;

import io.winback.campaign.occasion.Occasion;
import io.winback.campaign.occasion.OccasionFactory;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.events.Channel;
import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerAtRisk;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Reach;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.winback.campaign.audience.ReachFixture.aCustomer;
import static io.winback.campaign.occasion.OccasionFixture.anOccasionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The facts of a customer in rules. Those that an event does not have are from the projection, on every occasion. */
class CustomerFactsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:30:00Z");
    private static final ZoneId LIMA = ZoneId.of("America/Lima");
    private static final OccasionKind KIND = OccasionKind.CUSTOMER_AT_RISK;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'tea' in customer.categories && customer.categories.exists(c, c.startsWith('cu'))",
                "size(customer.categories) == 2 && customer.favouriteCategory == 'tea'",
                "customer.birthday.month == 2 && customer.birthday.day == 29",
                "customer.consents.EMAIL && !customer.consents.SMS && !customer.consents.CHAT",
                "!customer.openComplaint && !customer.deceased",
                "customer.stage == 'AT_RISK' && customer.tier == 'HIGH'",
                "customer.attributes.plan == 'gold'"
            })
    void aRuleReadsTheFactsOfTheProjectionOnAnyOccasion(String rule) {
        var known = aCustomer("c-1")
                .allowing(Channel.EMAIL)
                .refusing(Channel.SMS)
                .bornOn(2, 29)
                .buying("tea", "cups")
                .known();

        assertThat(AudienceRule.checked(rule, KIND).includes(facts(aRisk(null, Map.of("plan", "gold")), known)))
                .isTrue();
    }

    /** 2026-11-23 00:30 in Tokyo, and 2026-11-22 10:30 in Lima. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo, 2026-11-22T15:00:00Z, 0",
        "Asia/Tokyo, 2026-11-22T14:59:59Z, 1",
        "America/Lima, 2026-11-22T14:59:59Z, 0",
        "Asia/Tokyo, 2025-11-22T14:59:59Z, 366",
        "Nowhere/Land, 2026-11-22T04:59:59Z, 1",
        ", 2026-11-22T05:00:00Z, 0"
    })
    void theDaysSinceTheLastOrderAreThoseOfTheCustomer(String zone, String lastOrder, int days) {
        var facts = facts(aRisk(zone, Instant.parse(lastOrder)), null);

        assertThat(AudienceRule.checked("customer.daysSinceLastOrder == " + days, KIND)
                        .includes(facts))
                .isTrue();
    }

    @Test
    void aFactOfACustomerWithoutAProfileIsUnknown() {
        var risk = facts(aRisk(null, Map.of()), null);

        for (var fact :
                List.of("size(customer.categories) > 0", "customer.birthday.month == 1", "!customer.deceased")) {
            assertThatThrownBy(() -> AudienceRule.checked(fact, KIND).includes(risk))
                    .isInstanceOf(UnknownFact.class);
        }
        assertThatThrownBy(() -> AudienceRule.checked("customer.daysSinceLastOrder > 3", KIND)
                        .includes(risk))
                .isInstanceOf(UnknownFact.class);
        assertThat(AudienceRule.checked("customer.consents.CHAT", KIND).includes(risk))
                .isTrue();
    }

    /** A fact without a type could be in no rule, and a type without a fact would always be unknown. */
    @Test
    void everyFactHasATypeAndEveryTypeAFact() {
        var known = aCustomer("c-1")
                .allowing(Channel.EMAIL)
                .bornOn(2, 29)
                .buying("tea")
                .known();
        var facts = (Map<?, ?>) RuleFacts.of(aCompleteRisk(), known, LIMA, NOW).get("customer");

        assertThat(facts.keySet()).isEqualTo(Set.copyOf(CustomerType.CUSTOMER.fieldNames()));
    }

    private static Map<String, Object> facts(Occasion occasion, KnownCustomer known) {
        return RuleFacts.of(occasion, known, LIMA, NOW);
    }

    private static Occasion aCompleteRisk() {
        var snapshot = anOccasionOf("c-1").snapshot(Stage.AT_RISK);
        return risk(new CustomerSnapshot(
                "c-1",
                Stage.AT_RISK,
                Tier.HIGH,
                ChurnReason.PRICE,
                0.8,
                snapshot.locale(),
                snapshot.timeZone(),
                Map.of(),
                value(NOW),
                false));
    }

    private static Occasion aRisk(String zone, Instant lastOrder) {
        return risk(new CustomerSnapshot(
                "c-1", Stage.AT_RISK, Tier.HIGH, null, null, null, zone, null, value(lastOrder), false));
    }

    private static Occasion aRisk(String zone, Map<String, Object> attributes) {
        return risk(new CustomerSnapshot(
                "c-1",
                Stage.AT_RISK,
                Tier.HIGH,
                null,
                null,
                null,
                zone,
                attributes,
                null,
                false,
                new Reach(List.of(Channel.CHAT), List.of(), null)));
    }

    private static Occasion risk(CustomerSnapshot snapshot) {
        return OccasionFactory.of(new CustomerAtRisk("c-1", NOW, snapshot));
    }

    private static CustomerValue value(Instant lastOrder) {
        return new CustomerValue(
                1, lastOrder, lastOrder, Money.of("1", "JPY"), null, Tier.HIGH, LocalDate.parse("2026-11-22"));
    }
}
