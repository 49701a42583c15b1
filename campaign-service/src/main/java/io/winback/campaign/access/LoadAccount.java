package io.winback.campaign.access;

import io.winback.campaign.access.PersonResource.PersonView;
import io.winback.chassis.access.CallerKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Loads the account of the person of a session. */
@ApplicationScoped
class LoadAccount {

    private final UserSessions sessions;
    private final People people;
    private final SessionConfiguration configuration;
    private final Clock clock;

    LoadAccount(UserSessions sessions, People people, SessionConfiguration configuration, Clock clock) {
        this.sessions = sessions;
        this.people = people;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** @param token of the session; null for a caller without one, who has no account */
    Account load(String token) {
        var present = token == null ? null : sessions.withToken(token).orElse(null);
        var person = present == null || present.kind() != CallerKind.PERSON
                ? null
                : people.findByIdOptional(present.person()).orElse(null);
        return person == null ? Account.none() : new Account(PersonView.of(person), open(present));
    }

    private List<Account.Session> open(UserSession present) {
        var now = clock.instant();
        return sessions.ofPerson(present.person()).stream()
                .filter(session -> session.isOpen(now, configuration.idle(), configuration.longest()))
                .sorted(Comparator.comparing(UserSession::usedAt).reversed())
                .map(session -> Account.Session.of(session, session.id().equals(present.id())))
                .toList();
    }
}
