package io.winback.campaign.decision;

import io.winback.campaign.definition.LiveCampaign;
import io.winback.campaign.occasion.OccasionKind;
import java.util.ArrayList;
import java.util.List;

/** Active campaigns for tests, as they are stored. */
public final class CampaignFixture {

    private final String id;
    private final List<String> variants = new ArrayList<>();
    private String audience = "";
    private String holdout = "0";
    private OccasionKind trigger = OccasionKind.CUSTOMER_CHURNED;
    private String schedule = "";
    private boolean paused;
    private boolean unreadable;

    private CampaignFixture(String id) {
        this.id = id;
    }

    public static CampaignFixture aCampaign() {
        return aCampaign("winter");
    }

    public static CampaignFixture aCampaign(String id) {
        return new CampaignFixture(id);
    }

    public CampaignFixture withTrigger(OccasionKind kind) {
        trigger = kind;
        return this;
    }

    public CampaignFixture withSchedule(String json) {
        trigger = OccasionKind.SCHEDULE;
        schedule = ", \"schedule\": " + json;
        return this;
    }

    public CampaignFixture thatIsPaused() {
        paused = true;
        return this;
    }

    public CampaignFixture thatIsUnreadable() {
        unreadable = true;
        return this;
    }

    public CampaignFixture forCustomersWhere(String rule) {
        audience = rule;
        return this;
    }

    public CampaignFixture withHoldout(String share) {
        holdout = share;
        return this;
    }

    public CampaignFixture withVariant(String name, int weight) {
        variants.add("""
                {"name": "%s", "weight": %d, "steps": [{"template": "hello"}]}""".formatted(name, weight));
        return this;
    }

    public CampaignFixture withFirstMessageOn(String... channels) {
        variants.add("""
                {"name": "only", "steps": [{"template": "hello", "channels": ["%s"]}]}""".formatted(String.join("\", \"", channels)));
        return this;
    }

    public CandidateCampaign build() {
        if (variants.isEmpty()) {
            withVariant("only", 1);
        }
        var definition = """
                {"name": "%s", "trigger": {"type": "%s"%s}, "audience": "%s", "holdout": %s,
                 "variants": [%s]}""".formatted(id, trigger, schedule, audience, holdout, String.join(", ", variants));
        return CandidateCampaign.of(new LiveCampaign(id, 3, paused, unreadable ? "{" : definition));
    }
}
