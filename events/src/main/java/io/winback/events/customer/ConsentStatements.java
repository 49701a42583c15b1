package io.winback.events.customer;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The latest statements on one channel of one person: the person's own, and the value that systems hold a copy of. Statements
 * may arrive in any order, and lead to the same result.
 *
 * @param person null if the person stated nothing
 * @param system null if no system stated anything
 */
public record ConsentStatements(Consent person, Consent system) {

    public static final ConsentStatements NONE = new ConsentStatements(null, null);

    /** These, with one more. */
    public ConsentStatements with(Consent stated) {
        return stated.origin() == ConsentOrigin.PERSON
                ? new ConsentStatements(person == null ? stated : person.or(stated), system)
                : new ConsentStatements(person, system == null ? stated : system.or(stated));
    }

    /** These, with those that another service knows; the same in any order, and however often. */
    public ConsentStatements with(ConsentStatements others) {
        return others.stream().reduce(this, ConsentStatements::with, ConsentStatements::with);
    }

    /** The statements that there are. */
    public Stream<Consent> stream() {
        return Stream.of(Optional.ofNullable(person), Optional.ofNullable(system))
                .flatMap(Optional::stream);
    }

    /**
     * The statement that counts; null if there is none. A system never lifts a withdrawal by the person. It may withdraw what
     * the person granted before.
     */
    public Consent effective() {
        if (person == null) {
            return system;
        }
        boolean withdrawnSince = person.granted()
                && system != null
                && !system.granted()
                && system.at().isAfter(person.at());
        return withdrawnSince ? system : person;
    }

    /** Whether the person's own withdrawal counts. */
    public boolean areWithdrawnByPerson() {
        return person != null && person.isOwnWithdrawal();
    }
}
