package io.winback.campaign.audience;

import dev.cel.common.CelErrorCode;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.winback.campaign.audience.LossFacts.factsOf;
import static io.winback.campaign.occasion.OccasionKind.CUSTOMER_CHURNED;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Wrong rules are refused with the place of the error in plain words; right rules are accepted. */
class RuleErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            1/0 == 1                                            | line 1, column 2: a division by 0 always fails
            customer.value.orders / 0 > 1                       | line 1, column 23: a division by 0 always fails
            customer.value.orders % 0 == 1                      | line 1, column 23: a division by 0 always fails
            customer.value.orders / (1-1) > 1                   | line 1, column 23: a division by 0 always fails
            customer.value.orders % (2 - 2) == 1                | line 1, column 23: a division by 0 always fails
            customer.value.orders / int('0') > 1                | line 1, column 23: a division by 0 always fails
            customer.value.orders > 1 && 7 % 0 == 1             | line 1, column 32: a division by 0 always fails
            customer.locale.matches('[')                        | line 1, column 24: '[' is not a valid pattern
            customer.locale.matches('[' + 'a')                  | line 1, column 24: '[a' is not a valid pattern
            'a'.matches('(')                                    | line 1, column 12: '(' is not a valid pattern
            matches(customer.locale, '*a')                      | line 1, column 8: '*a' is not a valid pattern
            customer.tier == 'GOLD'                             | line 1, column 18: 'GOLD' is no tier; it is one of TOP, HIGH, MEDIUM, LOW
            'GOLD' == customer.tier                             | line 1, column 1: 'GOLD' is no tier; it is one of TOP, HIGH, MEDIUM, LOW
            customer.tier != 'top'                              | line 1, column 18: 'top' is no tier; it is one of TOP, HIGH, MEDIUM, LOW
            customer.tier in ['TOP', 'GOLD']                    | line 1, column 26: 'GOLD' is no tier; it is one of TOP, HIGH, MEDIUM, LOW
            customer.tier == 'GO' + 'LD'                        | line 1, column 23: 'GOLD' is no tier; it is one of TOP, HIGH, MEDIUM, LOW
            customer.tier in {'GOLD': true}                     | line 1, column 19: 'GOLD' is no tier; it is one of TOP, HIGH, MEDIUM, LOW
            customer.tier in ['TOP'] + ['GOLD']                 | line 1, column 26: 'GOLD' is no tier; it is one of TOP, HIGH, MEDIUM, LOW
            ['GOLD'].exists(t, t == customer.tier)              | line 1, column 2: 'GOLD' is no tier; it is one of TOP, HIGH, MEDIUM, LOW
            {'GOLD': 1}.exists(t, customer.tier == t)           | line 1, column 2: 'GOLD' is no tier; it is one of TOP, HIGH, MEDIUM, LOW
            !(customer.value.tier == 'BEST')                    | line 1, column 26: 'BEST' is no tier; it is one of TOP, HIGH, MEDIUM, LOW
            customer.stage == 'LOST'                            | line 1, column 19: 'LOST' is no stage; it is one of PROSPECT, ACTIVE, AT_RISK, CHURNED, WON_BACK
            customer.churnReason == 'EXPENSIVE'                 | line 1, column 25: 'EXPENSIVE' is no churnReason; it is one of PRICE, QUALITY, SERVICE, DELIVERY, COMPETITOR, NO_LONGER_NEEDED, PAYMENT_FAILED, DECEASED, UNKNOWN
            now > timestamp('yesterday')                        | line 1, column 16: this always fails: it is not a time such as 2026-11-22T03:00:00Z
            now - customer.value.lastOrderAt > duration('30')   | line 1, column 44: this always fails: it is not a duration such as 720h
            customer.value.orders > int('many')                 | line 1, column 28: this always fails: it is not a number
            [1, 2][5] == 1                                      | line 1, column 7: this always fails: the list or map has no such entry
            [1].map(x, x)[5] == 1                               | line 1, column 14: this always fails: the list or map has no such entry
            customer.teir == 'TOP'                              | line 1, column 9: there is no field 'teir'
            custommer.tier == 'TOP'                             | line 1, column 1: 'custommer' is not known; a rule can use customer, occasion, now and the functions of CEL
            customer.tier == 5                                  | line 1, column 15: '==' does not work with a text and a whole number
            customer.value.orders + 'a' == 'b'                  | line 1, column 23: '+' does not work with a whole number and a text
            customer.value.orders.startsWith('1')               | line 1, column 33: 'startsWith' does not work with a whole number and a text
            customer.tier                                       | line 1, column 9: the rule must be true or false; it is a text
            customer.value.orders                               | line 1, column 15: the rule must be true or false; it is a whole number
            customer.tier in [                                  | line 1, column 19: the rule ends too early
            customer.tier == 'TOP' &&                           | line 1, column 26: the rule ends too early
            customer.tier ==== 'TOP'                            | line 1, column 17: '==' is not expected here
            customer.tier == 'TOP')                             | line 1, column 23: ')' is not expected here
            foo(customer.tier)                                  | line 1, column 4: 'foo' is not known; a rule can use customer, occasion, now and the functions of CEL
            """)
    void aWrongRuleIsRefusedWithThePlaceInPlainWords(String rule, String message) {
        assertThatThrownBy(() -> AudienceRule.checked(rule, CUSTOMER_CHURNED))
                .isInstanceOf(InvalidAudience.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            CUSTOMER_CHURNED | customer.value.revenue.amount > 18000.0                                    | customer.value.revenue
            CUSTOMER_CHURNED | customer.value.lifetimeValue.amount / double(customer.value.orders) > 10.0 | customer.value.lifetimeValue
            CUSTOMER_CHURNED | customer.value.revenue.currency == 'JPY' && customer.value.expectedSpend.amount < 5.0 | customer.value.expectedSpend
            CUSTOMER_CHURNED | has(customer.value.revenue.currency) && customer.value.revenue.amount > 1.0 | customer.value.revenue
            ORDER_PLACED     | occasion.order.total.amount >= 5000.0                                      | occasion.order.total
            PAYMENT_FAILED   | occasion.payment.amount.amount > 1.0                                       | occasion.payment.amount
            """)
    void anAmountWithoutItsCurrencyIsRefusedWithAnExample(OccasionKind kind, String rule, String money) {
        assertThatThrownBy(() -> AudienceRule.checked(rule, kind))
                .isInstanceOf(InvalidAudience.class)
                .hasMessageMatching("line 1, column \\d+: .*")
                .hasMessageEndingWith("an amount is compared without its currency; compare both, such as"
                        + " %1$s.currency == 'JPY' && %1$s.amount > 1000.0".formatted(money));
    }

    @Test
    void aStoredRuleOnAnAmountWithoutItsCurrencyStillCompiles() {
        assertThatCode(() -> AudienceRule.of("customer.value.revenue.amount > 18000.0", CUSTOMER_CHURNED))
                .doesNotThrowAnyException();
    }

    @Test
    void aRuleThatReadsTooManyEntriesIsRefused() {
        var entries = IntStream.rangeClosed(1, 1_002).mapToObj(n -> "1").collect(joining(","));

        assertThatThrownBy(() -> AudienceRule.checked("[%s].all(x, x > 0)".formatted(entries), CUSTOMER_CHURNED))
                .isInstanceOf(InvalidAudience.class)
                .hasMessageContaining("this always fails: it reads more than 1,000 entries");
    }

    @ParameterizedTest
    @EnumSource(CelErrorCode.class)
    void aRuleThatFailsForACustomerSaysWhyInPlainWords(CelErrorCode code) {
        assertThat(RuleErrorText.failure(code)).doesNotContain("_").isNotBlank();
    }

    @Test
    void anUnknownFactIsNamedInPlainWords() {
        assertThat(RuleErrorText.unknownFact("evaluation error at <input>:64: key 'nope' is not present in map."))
                .isEqualTo("'nope'");
    }

    @Test
    void thePlaceNamesTheLine() {
        assertThatThrownBy(() -> AudienceRule.checked(
                        "customer.stage == 'CHURNED'\n  && customer.tier == 'GOLD'", CUSTOMER_CHURNED))
                .hasMessageStartingWith("line 2, column 23: 'GOLD'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.tier == \"TOP",
                "customer.tier == 'TOP' & true",
                "#",
                "a b",
                "customer..tier",
                "[",
                "?",
                "\"\\q\" == 'a'"
            })
    void noMessageHasWordsOfTheParser(String rule) {
        assertThatThrownBy(() -> AudienceRule.checked(rule, CUSTOMER_CHURNED))
                .isInstanceOf(InvalidAudience.class)
                .hasMessageMatching("(?s)line \\d+, column \\d+: .*")
                .hasMessageNotContainingAny(
                        "EOF",
                        "expecting",
                        "viable",
                        "extraneous",
                        "mismatched",
                        "token",
                        "overload",
                        "IDENTIFIER",
                        "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "customer.tier in ['TOP', 'HIGH'] && customer.churnReason == 'PRICE'",
                "customer.tier != 'LOW'",
                "customer.tier in {'TOP': true, 'LOW': true}",
                "['TOP', 'LOW'].exists(t, t == customer.tier)",
                "['GOLD'].exists(t, t == customer.attributes.plan)",
                "customer.locale.matches('^ja' + '(-JP)?$')",
                "customer.value.orders / (3 - 1) > 1",
                "customer.value.tier == 'MEDIUM'",
                "customer.stage == 'CHURNED'",
                "customer.value.orders / 2 > 1",
                "10 / customer.value.orders > 1",
                "customer.value.pAlive / 0.0 > 1.0",
                "customer.locale.matches('^ja(-JP)?$')",
                "customer.attributes.tier == 'GOLD'",
                "customer.attributes.plan in ['GOLD']",
                "now > timestamp('2026-11-22T03:00:00Z')",
                "now - customer.value.lastOrderAt > duration('720h')",
                "customer.value.orders > int('3')",
                "has(customer.attributes.plan) && customer.attributes.plan == 'gold'",
                "[1, 2, 3].exists(n, n == customer.value.orders)",
                "customer.value.revenue.amount > 18000.0 && customer.value.revenue.currency == 'JPY'",
                "customer.value.revenue.currency in ['JPY', 'KRW'] && customer.value.revenue.amount > 18000.0",
                "customer.value.revenue.amount > 0.0",
                "[customer.value.revenue].exists(m, m.currency == 'JPY' && m.amount > 1.0)",
                "customer.tier == customer.value.tier"
            })
    void aRightRuleIsAccepted(String rule) {
        assertThatCode(() -> AudienceRule.checked(rule, CUSTOMER_CHURNED)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer.value.orders == 0", "customer.value.orders < 1", "!(customer.value.orders > 0)"})
    void aCustomerWithoutOrdersHasNoOrders(String rule) {
        var unknown = new CustomerSnapshot("c", Stage.CHURNED, null, null, null, null, null, null, null, false);
        var none = new CustomerValue(0, null, null, null, null, null, null);
        var known = new CustomerSnapshot("c", Stage.CHURNED, null, null, null, null, null, null, none, false);

        assertThat(AudienceRule.of(rule, CUSTOMER_CHURNED).includes(factsOf(unknown)))
                .isTrue();
        assertThat(AudienceRule.of(rule, CUSTOMER_CHURNED).includes(factsOf(known)))
                .isTrue();
    }

    @Test
    void aStoredRuleThatNeverMatchesStillCompiles() {
        assertThatCode(() -> AudienceRule.of("customer.tier == 'GOLD'", CUSTOMER_CHURNED))
                .doesNotThrowAnyException();
    }
}
