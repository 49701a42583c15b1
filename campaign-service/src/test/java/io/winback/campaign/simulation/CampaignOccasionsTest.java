package io.winback.campaign.simulation;

import io.winback.campaign.decision.CampaignFixture;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.events.customer.Stage;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.winback.campaign.audience.ReachFixture.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

class CampaignOccasionsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER_CHURNED, CHURNED, true",
        "CUSTOMER_CHURNED, ACTIVE, false",
        "THEME_RESOLVED, CHURNED, true",
        "THEME_RESOLVED, AT_RISK, false",
        "CUSTOMER_AT_RISK, AT_RISK, true",
        "CUSTOMER_AT_RISK, CHURNED, false",
        "CUSTOMER_WON_BACK, WON_BACK, true",
        "CUSTOMER_WON_BACK, CHURNED, false",
        "ORDER_PLACED, CHURNED, true",
        "PAYMENT_FAILED, ACTIVE, true",
        "COMPLAINT_RESOLVED, ACTIVE, true",
        "SURVEY_ANSWERED, ACTIVE, true"
    })
    void anEventCanComeToTheCustomersOfItsStage(OccasionKind kind, Stage stage, boolean canCome) {
        assertThat(occasions(kind).canCome(aCustomer("c-1").in(stage).known())).isEqualTo(canCome);
    }

    @Test
    void aBirthdayCanComeToCustomersWhoseBirthdayIsKnown() {
        var birthdays = occasions(OccasionKind.BIRTHDAY);
        var born = aCustomer("c-1").bornOn(2, 29).known();

        assertThat(birthdays.canCome(born)).isTrue();
        // In Tokyo it is the 23rd already.
        assertThat(birthdays.occasion(born).at()).isEqualTo(Instant.parse("2026-11-22T15:00:00Z"));
        assertThat(birthdays.canCome(aCustomer("c-1").known())).isFalse();
    }

    @Test
    void theYearOfTheFirstOrderHasNoAnniversary() {
        var anniversaries = occasions(OccasionKind.ANNIVERSARY);
        var old = aCustomer("c-1").withOrders("2024-05-01T00:00:00Z", "2026-05-01T00:00:00Z");
        var fresh = aCustomer("c-1").withOrders("2026-01-01T00:00:00Z", "2026-05-01T00:00:00Z");

        assertThat(anniversaries.canCome(old.known())).isTrue();
        assertThat(anniversaries.occasion(old.known()).details()).containsEntry("years", 2);
        assertThat(anniversaries.canCome(fresh.known())).isFalse();
        assertThat(anniversaries.canCome(aCustomer("c-1").known())).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = OccasionKind.class, names = "SCHEDULE", mode = EnumSource.Mode.EXCLUDE)
    void aSimulatedOccasionHasTheSameIdEachTime(OccasionKind kind) {
        var customer = aCustomer("c-1").bornOn(5, 6).known();

        assertThat(occasions(kind).occasion(customer).id())
                .isEqualTo(occasions(kind).occasion(customer).id())
                .isNotEqualTo(occasions(kind)
                        .occasion(aCustomer("c-2").bornOn(5, 6).known())
                        .id());
    }

    private static CampaignOccasions occasions(OccasionKind kind) {
        var campaign = CampaignFixture.aCampaign().withTrigger(kind).build();
        return CampaignOccasions.of(campaign, ZoneOffset.UTC, NOW);
    }
}
