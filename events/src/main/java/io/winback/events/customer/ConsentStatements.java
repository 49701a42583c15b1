package io.winback.events.customer;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The latest statements on one channel of one customer: that of the person, and that of systems. The result does not depend
 * on the order in which statements arrive.
 *
 * @param person null if the person stated nothing
 * @param system null if no system stated anything
 */
public record ConsentStatements(Consent person, Consent system) {

    public static final ConsentStatements NONE = new ConsentStatements(null, null);

    /** These statements and one more. */
    public ConsentStatements with(Consent stated) {
        return stated.origin() == ConsentOrigin.PERSON
                ? new ConsentStatements(person == null ? stated : person.or(stated), system)
                : new ConsentStatements(person, system == null ? stated : system.or(stated));
    }

    /** These statements and those of another service. Order and repetition do not matter. */
    public ConsentStatements with(ConsentStatements others) {
        return others.stream().reduce(this, ConsentStatements::with, ConsentStatements::with);
    }

    /** The statements that are not null. */
    public Stream<Consent> stream() {
        return Stream.of(Optional.ofNullable(person), Optional.ofNullable(system))
                .flatMap(Optional::stream);
    }

    /**
     * The statement that counts; null if there is none. A system cannot grant what the person withdrew. It can withdraw what
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

    /** Whether the withdrawal by the person counts. */
    public boolean areWithdrawnByPerson() {
        return person != null && person.isOwnWithdrawal();
    }
}
