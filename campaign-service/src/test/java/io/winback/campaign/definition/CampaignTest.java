package io.winback.campaign.definition;

import io.winback.campaign.definition.CampaignDefinition.Trigger;
import io.winback.campaign.definition.CampaignDefinition.TriggerType;
import io.winback.campaign.definition.CampaignDefinition.Window;
import io.winback.chassis.http.Conflict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CampaignTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

    private final Campaign campaign = new Campaign("winter", definition("冬の再会"), NOON);

    @Test
    void aRevisionIsSeenByNobodyUntilItIsActivated() {
        campaign.activate(NOON);
        campaign.revise(definition("春の再会"), NOON);

        assertThat(campaign.runningDefinition().name()).isEqualTo("冬の再会");
        campaign.activate(NOON);
        assertThat(campaign.runningDefinition().name()).isEqualTo("春の再会");
    }

    @Test
    void aStateThatDoesNotAllowItSaysSo() {
        assertThatThrownBy(() -> campaign.pause(NOON)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> campaign.finish(NOON)).isInstanceOf(Conflict.class);
        campaign.activate(NOON);
        assertThatThrownBy(() -> campaign.activate(NOON)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> campaign.archive(NOON)).isInstanceOf(Conflict.class);
        campaign.pause(NOON);
        campaign.archive(NOON);
        assertThatThrownBy(() -> campaign.revise(definition("x"), NOON)).isInstanceOf(Conflict.class);
    }

    @Test
    void whatWasWrittenForLaterOutlivesTheEndOfTheWindow() {
        campaign.activate(NOON);
        campaign.revise(definition("春の再会"), NOON);

        campaign.finish(NOON);

        assertThat(campaign.state()).isEqualTo(CampaignState.DRAFT);
        campaign.activate(NOON);
        assertThat(campaign.runningDefinition().name()).isEqualTo("春の再会");
    }

    @Test
    void aWindowIsOpenFromItsFirstInstantAndOverAtItsLast() {
        var definition = new CampaignDefinition(
                "x",
                null,
                new Trigger(TriggerType.CUSTOMER_CHURNED),
                null,
                new Window(NOON, NOON.plusSeconds(1)),
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(definition.isOpenAt(NOON.minusMillis(1))).isFalse();
        assertThat(definition.isOpenAt(NOON)).isTrue();
        assertThat(definition.isOverAt(NOON)).isFalse();
        assertThat(definition.isOpenAt(NOON.plusSeconds(1))).isFalse();
        assertThat(definition.isOverAt(NOON.plusSeconds(1))).isTrue();
    }

    private static CampaignDefinition definition(String name) {
        return new CampaignDefinition(
                name, null, new Trigger(TriggerType.CUSTOMER_CHURNED), null, null, null, null, null, null, null, null);
    }
}
