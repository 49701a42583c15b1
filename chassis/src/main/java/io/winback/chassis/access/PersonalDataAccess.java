package io.winback.chassis.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Set;

/**
 * Which personal data the caller of the current request may read. Views mask the rest. {@code docs/security.md} lists the
 * views.
 */
@ApplicationScoped
public class PersonalDataAccess {

    /** The roles that read names, addresses and dates of birth, and search by them. */
    static final Set<Role> ADDRESSES = Set.of(Role.SUPPORT, Role.INTEGRATOR, Role.ADMIN);

    /** The roles that read the words of customers and messages to them. */
    static final Set<Role> WORDS = Set.of(Role.SUPPORT, Role.ADMIN);

    private final Caller caller;

    PersonalDataAccess(Caller caller) {
        this.caller = caller;
    }

    /** Whether the caller reads names, addresses and dates of birth. */
    public boolean showsAddresses() {
        return hasOneOf(ADDRESSES);
    }

    /** Whether the caller reads the words of customers, and the text of messages. */
    public boolean showsWords() {
        return hasOneOf(WORDS);
    }

    /**
     * A search shows whether there is a customer with an address, so it needs the same roles as reading the address.
     *
     * @param parameter of the search; it is named in the refusal
     * @param value null if the caller does not search by it
     * @throws PersonalDataRefused if the caller may not read addresses
     */
    public void requireForSearch(String parameter, String value) {
        if (value != null && !showsAddresses()) {
            throw new PersonalDataRefused(parameter);
        }
    }

    private boolean hasOneOf(Set<Role> roles) {
        return !Collections.disjoint(caller.roles(), roles);
    }
}
