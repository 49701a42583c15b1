package io.winback.campaign.access;

import io.winback.chassis.access.CallerKind;
import io.winback.chassis.access.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A person who is signed in to the console with one browser. */
@Entity
class UserSession {

    /** A use within this time after the last one is not stored, so that a page view rarely writes. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    @Id
    private String tokenHash;

    private String person;
    private String roles;
    private String keyHash;
    private boolean provider;
    private Instant beganAt;
    private Instant usedAt;

    protected UserSession() {}

    private UserSession(String token, String person, Set<Role> roles, String keyHash, Instant now) {
        this.tokenHash = AccessToken.hash(token);
        this.person = person;
        this.roles = GrantedRoles.text(roles);
        this.keyHash = keyHash;
        this.beganAt = now;
        this.usedAt = now;
    }

    static UserSession ofPerson(String token, String person, Set<Role> roles, Instant now) {
        return new UserSession(token, person, roles, null, now);
    }

    /** A person whom the identity provider signed in. The session keeps the roles of the sign-in. */
    static UserSession ofProvider(String token, String person, Set<Role> roles, Instant now) {
        var session = new UserSession(token, person, roles, null, now);
        session.provider = true;
        return session;
    }

    /** A session of a key ends with the key, and has the roles that the key has. */
    static UserSession ofKey(String token, String name, String keyHash, Instant now) {
        return new UserSession(token, name, Set.of(), keyHash, now);
    }

    /**
     * @param idle the longest time without a use
     * @param longest the longest time after the sign-in
     */
    boolean isOpen(Instant now, Duration idle, Duration longest) {
        return now.isBefore(usedAt.plus(idle)) && now.isBefore(beganAt.plus(longest));
    }

    void use(Instant now) {
        if (!now.isBefore(usedAt.plus(PRECISION))) {
            usedAt = now;
        }
    }

    String id() {
        return tokenHash;
    }

    CallerKind kind() {
        if (keyHash != null) {
            return CallerKind.KEY;
        }
        return provider ? CallerKind.PROVIDER_ACCOUNT : CallerKind.PERSON;
    }

    /** The id of the person, or the name of the account or the key. */
    String person() {
        return person;
    }

    Set<Role> roles() {
        return GrantedRoles.parse(roles);
    }

    /** The key with which the person signed in; empty if it was another way. */
    Optional<String> keyHash() {
        return Optional.ofNullable(keyHash);
    }

    Instant beganAt() {
        return beganAt;
    }

    Instant usedAt() {
        return usedAt;
    }
}
