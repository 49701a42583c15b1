package io.winback.campaign.episode;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** The states of an episode, and the legal transitions between them. */
public enum EpisodeState {
    /** The customer has not returned. */
    OPEN,
    /** The customer returned without the campaign. */
    RETURNED_ORGANIC,
    /** The customer used the coupon of the campaign, or returned within its goal after its first message. */
    RETURNED_CAMPAIGN,
    /** The customer was erased before a return. */
    ERASED;

    /**
     * A return is credited to the campaign later when the event of its message, or of the use of its coupon, arrives after the
     * return. An episode opens again when the use or the order that ended it does not count any more. Another order can
     * replace it, and is credited by its own facts.
     */
    private Set<EpisodeState> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(RETURNED_ORGANIC, RETURNED_CAMPAIGN, ERASED);
            case RETURNED_ORGANIC -> EnumSet.of(OPEN, RETURNED_CAMPAIGN);
            case RETURNED_CAMPAIGN -> EnumSet.of(OPEN, RETURNED_ORGANIC);
            case ERASED -> EnumSet.noneOf(EpisodeState.class);
        };
    }

    boolean mayBecome(EpisodeState state) {
        return next().contains(state);
    }

    /** @throws IllegalStateException if this transition is not legal */
    EpisodeState to(EpisodeState state) {
        if (!mayBecome(state)) {
            throw new IllegalStateException("an episode that is %s cannot become %s".formatted(this, state));
        }
        return state;
    }

    /** The states in which the customer has returned. */
    static Set<EpisodeState> returned() {
        return EnumSet.of(RETURNED_ORGANIC, RETURNED_CAMPAIGN);
    }

    /** The names, as SQL binds them. */
    static String[] names(Set<EpisodeState> states) {
        return Stream.of(values()).filter(states::contains).map(Enum::name).toArray(String[]::new);
    }
}
