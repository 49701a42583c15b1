package io.winback.customer.complaint;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The states of a complaint. Which states may follow is the rule of {@link Transition}. */
public enum ComplaintState {
    OPEN,
    ANSWERED,
    RESOLVED,
    REOPENED;

    boolean allows(Transition transition) {
        return transition.from.contains(this);
    }

    /** Whether the customer still waits for a resolution. */
    boolean isUnresolved() {
        return allows(Transition.RESOLVE);
    }

    /** The names of the states in which the customer still waits for a resolution, as SQL binds them. */
    public static String[] unresolved() {
        return Arrays.stream(values())
                .filter(ComplaintState::isUnresolved)
                .map(Enum::name)
                .toArray(String[]::new);
    }

    /** The legal transitions, each from some states to one. */
    public enum Transition {
        /** An answer may be followed by another one. */
        ANSWER(ANSWERED, EnumSet.of(OPEN, ANSWERED, REOPENED)),
        RESOLVE(RESOLVED, EnumSet.of(OPEN, ANSWERED, REOPENED)),
        REOPEN(REOPENED, EnumSet.of(RESOLVED)),
        /** The personal data of the customer is erased. */
        ERASE(RESOLVED, EnumSet.allOf(ComplaintState.class));

        private final ComplaintState to;
        private final Set<ComplaintState> from;

        Transition(ComplaintState to, Set<ComplaintState> from) {
            this.to = to;
            this.from = from;
        }

        public ComplaintState to() {
            return to;
        }
    }
}
