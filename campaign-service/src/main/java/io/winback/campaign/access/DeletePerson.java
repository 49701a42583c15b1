package io.winback.campaign.access;

import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Deletes a person, with their sessions and links. */
@ApplicationScoped
class DeletePerson {

    private static final Logger LOG = Logger.getLogger(DeletePerson.class);

    private final People people;
    private final EndSessionsOfPerson endSessions;
    private final RecordPersonChange recordChange;

    DeletePerson(People people, EndSessionsOfPerson endSessions, RecordPersonChange recordChange) {
        this.recordChange = recordChange;
        this.people = people;
        this.endSessions = endSessions;
    }

    /**
     * @throws NotFound if there is no such person
     * @throws Conflict if it is the last administrator
     */
    @Transactional
    void delete(String personId) {
        var administrators = people.lockAdministrators();
        var person = people.lock(personId).orElseThrow(() -> new NotFound("there is no person " + personId));
        if (administrators.size() == 1 && person.isAdministrator()) {
            throw new Conflict("%s is the last person with the role ADMIN, and cannot be deleted".formatted(personId));
        }
        endSessions.end(personId);
        people.delete(person);
        recordChange.record(personId, person.roles(), null, false);
        LOG.infof("person %s is deleted", personId);
    }
}
