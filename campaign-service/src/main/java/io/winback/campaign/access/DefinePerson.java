package io.winback.campaign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import org.jboss.logging.Logger;

/** Saves what an administrator says of a person. Other roles and another password end the sessions of the person. */
@ApplicationScoped
class DefinePerson {

    private static final Logger LOG = Logger.getLogger(DefinePerson.class);

    private final People people;
    private final EndSessionsOfPerson endSessions;
    private final PasswordHashes hashes;
    private final RecordPersonChange recordChange;
    private final ScopeLimit scopeLimit;
    private final Clock clock;

    DefinePerson(
            People people,
            EndSessionsOfPerson endSessions,
            PasswordHashes hashes,
            RecordPersonChange recordChange,
            ScopeLimit scopeLimit,
            Clock clock) {
        this.recordChange = recordChange;
        this.scopeLimit = scopeLimit;
        this.people = people;
        this.endSessions = endSessions;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * The password is hashed before the transaction, which therefore is short.
     *
     * @throws Conflict if the last administrator would lose the role, or a new id differs from another one by case only
     * @throws BeyondScopes if the caller is a key with scopes
     * @throws RuntimeException if the definition is wrong, or the precondition does not hold
     */
    Defined define(String personId, PersonDefinition definition, Precondition precondition) {
        scopeLimit.checkPerson();
        definition.check(personId);
        var hash = definition.password() == null ? null : hashes.make(definition.password());
        return QuarkusTransaction.requiringNew().call(() -> save(personId, definition, hash, precondition));
    }

    private Defined save(String personId, PersonDefinition definition, String hash, Precondition precondition) {
        var administrators = people.lockAdministrators();
        var existing = people.lock(personId).orElse(null);
        var before = existing == null ? null : Set.copyOf(existing.roles());
        var now = clock.instant();
        var person =
                existing == null ? new Person(personId, definition.displayName(), definition.roles(), now) : existing;
        boolean endsSessions = hash != null;
        if (existing == null) {
            precondition.checkAgainstNothing();
            // The locks of the administrators let no two people with such ids be added at once
            if (people.existsInOtherCase(personId)) {
                throw new Conflict("a person has the id %s in another case; choose an id that differs by more than case"
                        .formatted(personId));
            }
            people.persist(person);
        } else {
            precondition.checkAgainst(existing.version());
            boolean isLast = administrators.size() == 1 && existing.isAdministrator();
            endsSessions |= existing.describe(definition.displayName(), definition.roles(), now);
            if (isLast && !existing.isAdministrator()) {
                throw new Conflict(
                        "roles", "%s is the last person with the role ADMIN, and keeps it".formatted(personId));
            }
        }
        if (hash != null) {
            person.changePassword(hash, now);
        }
        if (endsSessions) {
            endSessions.end(personId);
        }
        people.flush();
        recordChange.record(personId, before, person.roles(), hash != null);
        LOG.infof("person %s has the roles %s", personId, GrantedRoles.text(person.roles()));
        return new Defined(person, existing == null);
    }

    record Defined(Person person, boolean created) {}
}
