package io.winback.campaign.journey;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states of a journey, and the legal transitions between them. */
public enum EnrolmentState {
    /** The coupon is requested. */
    AWAITING_COUPON,
    /** The message of the current step is requested. */
    AWAITING_MESSAGE,
    /** The message of the current step was sent. */
    REACHED,
    /** No step follows. */
    ENDED;

    /** A journey can be reached again: one step can send more than one message. */
    private Set<EnrolmentState> next() {
        return switch (this) {
            case AWAITING_COUPON -> EnumSet.of(AWAITING_MESSAGE, ENDED);
            case AWAITING_MESSAGE -> EnumSet.of(REACHED, ENDED);
            case REACHED -> EnumSet.of(REACHED, AWAITING_MESSAGE, ENDED);
            case ENDED -> EnumSet.noneOf(EnrolmentState.class);
        };
    }

    boolean mayBecome(EnrolmentState state) {
        return next().contains(state);
    }

    /** @throws IllegalStateException if this transition is not legal */
    EnrolmentState to(EnrolmentState state) {
        if (!mayBecome(state)) {
            throw new IllegalStateException("a journey that is %s cannot become %s".formatted(this, state));
        }
        return state;
    }

    /** The states from which a journey may become this one. */
    Set<EnrolmentState> sources() {
        return Stream.of(values())
                .filter(state -> state.mayBecome(this))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EnrolmentState.class)));
    }

    /** The states in which a coupon or a message is requested and has not arrived. */
    public static Set<EnrolmentState> awaiting() {
        return EnumSet.of(AWAITING_COUPON, AWAITING_MESSAGE);
    }

    /** The names, as SQL binds them. */
    static String[] names(Set<EnrolmentState> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }
}
