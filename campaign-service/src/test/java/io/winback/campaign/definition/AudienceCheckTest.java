package io.winback.campaign.definition;

import io.winback.campaign.definition.CampaignDefinition.Trigger;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.chassis.http.InvalidInput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AudienceCheckTest {

    private static final String WITHOUT_CURRENCY = "customer.value.revenue.amount > 18000.0";

    @Test
    void anAmountWithoutItsCurrencyIsRefused() {
        assertThatThrownBy(() -> AudienceCheck.check(definition(WITHOUT_CURRENCY), null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("customer.value.revenue.currency == 'JPY'");
        assertThatThrownBy(() -> AudienceCheck.check(definition(WITHOUT_CURRENCY), definition("true")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aRuleThatAnEarlierReleaseAllowedCanBePutBack() {
        assertThatCode(() -> AudienceCheck.check(definition(WITHOUT_CURRENCY), definition(WITHOUT_CURRENCY)))
                .doesNotThrowAnyException();
    }

    @Test
    void aStoredRuleThatDoesNotCompileCannotBePutBack() {
        var rule = "customer.gone == 1";

        assertThatThrownBy(() -> AudienceCheck.check(definition(rule), definition(rule)))
                .isInstanceOf(InvalidInput.class);
    }

    private static CampaignDefinition definition(String audience) {
        return new CampaignDefinition(
                "x",
                null,
                new Trigger(OccasionKind.CUSTOMER_CHURNED, null),
                audience,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
