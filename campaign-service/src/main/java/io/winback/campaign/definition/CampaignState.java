package io.winback.campaign.definition;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states of a campaign, and the legal transitions between them. */
public enum CampaignState {
    /** Written, and not activated. */
    DRAFT,
    RUNNING,
    /** Approaches no new customer, and holds the steps of journeys that began. */
    PAUSED,
    /** Its window is over. */
    FINISHED,
    ARCHIVED;

    /**
     * A running campaign can be activated again with a newer revision. When its window is over, a newer revision that is not
     * activated makes it a draft again.
     */
    private Set<CampaignState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(RUNNING, ARCHIVED);
            case RUNNING -> EnumSet.of(RUNNING, PAUSED, FINISHED, DRAFT);
            case PAUSED -> EnumSet.of(RUNNING, FINISHED, DRAFT, ARCHIVED);
            case FINISHED -> EnumSet.of(DRAFT, ARCHIVED);
            case ARCHIVED -> EnumSet.noneOf(CampaignState.class);
        };
    }

    boolean mayBecome(CampaignState state) {
        return next().contains(state);
    }

    /** The states from which a campaign may become this one. */
    Set<CampaignState> sources() {
        return Stream.of(values())
                .filter(state -> state.mayBecome(this))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CampaignState.class)));
    }

    /** The states in which a campaign may run again, and approaches no new customer until then. */
    public static Set<CampaignState> paused() {
        return EnumSet.of(PAUSED);
    }

    /** The states in which one revision is active. */
    static Set<CampaignState> live() {
        return EnumSet.of(RUNNING, PAUSED);
    }

    /** The names, as SQL binds them. */
    public static String[] names(Set<CampaignState> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }
}
