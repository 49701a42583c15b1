package io.winback.campaign.access;

import io.winback.campaign.access.PersonResource.PersonView;
import io.winback.chassis.access.Role;
import java.time.Instant;
import java.util.List;

/**
 * The account of a person, as the person sees it.
 *
 * @param person null for a caller who is no person with an account, such as a key
 */
record Account(PersonView person, List<Session> sessions) {

    static Account none() {
        return new Account(null, List.of());
    }

    /** Whether the person manages people. */
    public boolean administrator() {
        return person != null && person.roles().contains(Role.ADMIN);
    }

    /** @param present whether it is the session of the request */
    record Session(String id, Instant beganAt, Instant usedAt, boolean present) {

        static Session of(UserSession session, boolean present) {
            return new Session(session.id(), session.beganAt(), session.usedAt(), present);
        }
    }
}
