package io.winback.campaign.audience;

import io.winback.campaign.occasion.OccasionKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.winback.campaign.occasion.OccasionFixture.anOccasionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules over the details of an occasion. They are typed by the trigger of the campaign. */
class OccasionRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:04:05Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        CUSTOMER_CHURNED   | occasion.cause == 'CANCELLED'
        CUSTOMER_AT_RISK   | occasion.at < now && customer.stage == 'AT_RISK'
        CUSTOMER_WON_BACK  | occasion.order.total.amount >= 1200.0 && occasion.order.total.currency in ['JPY'] && !occasion.order.withCoupon
        ORDER_PLACED       | occasion.order.total.amount > 1000.0 && occasion.order.total.currency == 'JPY'
        ORDER_PLACED       | 'tea' in occasion.order.categories && occasion.order.orderId == 'o-first'
        PAYMENT_FAILED     | occasion.payment.amount.currency == 'JPY' && occasion.payment.amount.amount == 900.0 && has(occasion.payment.orderId)
        COMPLAINT_RESOLVED | occasion.complaint.severity == 'HIGH' && occasion.complaint.reopenings == 0
        COMPLAINT_RESOLVED | occasion.complaint.reason == 'DELIVERY' && !has(occasion.complaint.themeId)
        THEME_RESOLVED     | occasion.theme.themeId == 'delivery' && occasion.theme.reason == 'DELIVERY'
        THEME_RESOLVED     | occasion.theme.name.startsWith('Late')
        BIRTHDAY           | occasion.at < now && customer.stage == 'ACTIVE'
        SCHEDULE           | occasion.at < now && customer.tier == 'HIGH'
        ANNIVERSARY        | occasion.at < now && occasion.years == 3
        SURVEY_ANSWERED    | occasion.survey.kind == 'NPS' && occasion.survey.score <= 6
        SURVEY_ANSWERED    | occasion.survey.highestScore == 10 && occasion.survey.lowestScore == 0
        SURVEY_ANSWERED    | occasion.survey.reason == 'SERVICE' && !occasion.survey.withComplaint
        """)
    void aRuleReadsTheDetailsOfItsOccasion(OccasionKind kind, String rule) {
        assertThat(AudienceRule.checked(rule, kind).includes(factsOf(kind))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        CUSTOMER_CHURNED | occasion.order.total.amount > 1.0  | line 1, column 9: there is no field 'order': with the trigger CUSTOMER_CHURNED, occasion has at, cause
        CUSTOMER_CHURNED | true && occasion.survey.score < 7  | line 1, column 17: there is no field 'survey': with the trigger CUSTOMER_CHURNED, occasion has at, cause
        CUSTOMER_AT_RISK | occasion.cause == 'LAPSED'         | line 1, column 9: there is no field 'cause': with the trigger CUSTOMER_AT_RISK, occasion has at
        BIRTHDAY         | occasion.years > 1                   | line 1, column 9: there is no field 'years': with the trigger BIRTHDAY, occasion has at
        ORDER_PLACED     | occasion.order.amount > 1.0        | line 1, column 15: there is no field 'amount'
        ORDER_PLACED     | occasion.order.total > 1.0         | line 1, column 22: '>' does not work with a group of fields and a number
        SURVEY_ANSWERED  | occasion.survey.score == 'low'     | line 1, column 23: '==' does not work with a whole number and a text
        CUSTOMER_CHURNED | occasion.cause == 'BORED'          | line 1, column 19: 'BORED' is no cause; it is one of LAPSED, CANCELLED
        """)
    void aRuleOnDetailsOfAnotherTriggerIsRefusedWithItsPlace(OccasionKind kind, String rule, String message) {
        assertThatThrownBy(() -> AudienceRule.checked(rule, kind))
                .isInstanceOf(InvalidAudience.class)
                .hasMessage(message);
    }

    @Test
    void thePlaceInALaterLineNamesTheFieldsToo() {
        assertThatThrownBy(() -> AudienceRule.checked(
                        "customer.tier == 'TOP'\n  && occasion.gone", OccasionKind.CUSTOMER_CHURNED))
                .hasMessage("line 2, column 14: there is no field 'gone': with the trigger CUSTOMER_CHURNED,"
                        + " occasion has at, cause");
    }

    /** A detail without a type could be in no rule. */
    @ParameterizedTest
    @EnumSource(OccasionKind.class)
    void everyDetailHasAType(OccasionKind kind) {
        var facts = (Map<?, ?>) factsOf(kind).get("occasion");

        facts.forEach((name, value) -> {
            AudienceRule.checked("has(occasion.%s)".formatted(name), kind);
            if (value instanceof Map<?, ?> group) {
                group.keySet()
                        .forEach(field -> AudienceRule.checked("has(occasion.%s.%s)".formatted(name, field), kind));
            }
        });
        assertThat(facts.keySet()).isEqualTo(Set.copyOf(OccasionType.of(kind).fields()));
    }

    private static Map<String, Object> factsOf(OccasionKind kind) {
        return RuleFacts.of(anOccasionOf("c-1").occasion(kind), null, ZoneOffset.UTC, NOW);
    }
}
