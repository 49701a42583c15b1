package io.winback.campaign.definition;

import io.winback.campaign.definition.CampaignDefinition.Trigger;
import io.winback.campaign.definition.CampaignDefinition.Window;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.chassis.http.Conflict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CampaignTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

    private final Campaign campaign = new Campaign("winter", definition("冬の再会"), NOON);

    @Test
    void aNewRevisionHasNoEffectUntilItIsActivated() {
        campaign.activate(NOON);
        campaign.revise(definition("春の再会"), NOON);

        assertThat(campaign.runningDefinition().name()).isEqualTo("冬の再会");
        campaign.activate(NOON);
        assertThat(campaign.runningDefinition().name()).isEqualTo("春の再会");
    }

    @Test
    void aDraftCanBeActivatedOrArchivedAndNotPaused() {
        assertThatThrownBy(() -> campaign.pause(NOON))
                .isInstanceOf(Conflict.class)
                .hasMessage("the campaign cannot be paused: it is DRAFT");

        campaign.archive(NOON);

        assertThat(campaign.state()).isEqualTo(CampaignState.ARCHIVED);
    }

    @Test
    void aRunningCampaignCanBeActivatedAgainOnlyWithANewRevision() {
        campaign.activate(NOON);

        assertThatThrownBy(() -> campaign.activate(NOON))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is active already");
    }

    @Test
    void aRunningCampaignMustBePausedBeforeItIsArchived() {
        campaign.activate(NOON);

        assertThatThrownBy(() -> campaign.archive(NOON))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("pause it first");
        campaign.pause(NOON);
        campaign.archive(NOON);
        assertThat(campaign.state()).isEqualTo(CampaignState.ARCHIVED);
    }

    @Test
    void aPausedCampaignCanRunAgain() {
        campaign.activate(NOON);
        campaign.pause(NOON);

        campaign.activate(NOON);

        assertThat(campaign.state()).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void anArchivedCampaignCannotChange() {
        campaign.archive(NOON);

        assertThatThrownBy(() -> campaign.revise(definition("x"), NOON)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> campaign.activate(NOON)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> campaign.pause(NOON)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> campaign.archive(NOON)).isInstanceOf(Conflict.class);
    }

    @Test
    void aWindowIncludesItsFirstInstantAndNotItsLast() {
        var definition = definition("x", new Window(NOON, NOON.plusSeconds(1)));

        assertThat(definition.isOpenAt(NOON.minusMillis(1))).isFalse();
        assertThat(definition.isOpenAt(NOON)).isTrue();
        assertThat(definition.isOverAt(NOON)).isFalse();
        assertThat(definition.isOpenAt(NOON.plusSeconds(1))).isFalse();
        assertThat(definition.isOverAt(NOON.plusSeconds(1))).isTrue();
    }

    private static CampaignDefinition definition(String name) {
        return definition(name, null);
    }

    private static CampaignDefinition definition(String name, Window window) {
        return new CampaignDefinition(
                name,
                null,
                new Trigger(OccasionKind.CUSTOMER_CHURNED, null),
                null,
                window,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
