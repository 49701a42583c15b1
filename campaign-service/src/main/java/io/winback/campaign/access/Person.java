package io.winback.campaign.access;

import io.winback.chassis.access.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.OptimisticLock;

/** A person who signs in to the console with a name and a password, or with a link. */
@Entity
class Person {

    @Id
    private String personId;

    private String displayName;
    private String roles;
    private String passwordHash;
    private Instant createdAt;
    private Instant changedAt;

    @OptimisticLock(excluded = true)
    private Instant signedInAt;

    @Version
    private long version;

    protected Person() {}

    Person(String personId, String displayName, Set<Role> roles, Instant now) {
        this.personId = personId;
        this.displayName = displayName;
        this.roles = GrantedRoles.text(roles);
        this.createdAt = stored(now);
        this.changedAt = createdAt;
    }

    /** @return whether the roles are others than before, so that the sessions of the person end */
    boolean describe(String newName, Set<Role> newRoles, Instant now) {
        var text = GrantedRoles.text(newRoles);
        boolean changesRoles = !text.equals(roles);
        if (changesRoles || !newName.equals(displayName)) {
            displayName = newName;
            roles = text;
            changedAt = stored(now);
        }
        return changesRoles;
    }

    /** @param hash of the new password */
    void changePassword(String hash, Instant now) {
        passwordHash = hash;
        changedAt = stored(now);
    }

    /** Begins a session. @param token of the session */
    UserSession signIn(String token, Instant now) {
        signedInAt = stored(now);
        return UserSession.ofPerson(token, personId, roles(), now);
    }

    /** As the database returns it, so that the first answer equals the later ones. */
    private static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    boolean isAdministrator() {
        return roles().contains(Role.ADMIN);
    }

    String id() {
        return personId;
    }

    String displayName() {
        return displayName;
    }

    Set<Role> roles() {
        return GrantedRoles.parse(roles);
    }

    /** Empty if the person signs in with links only. */
    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** Empty before the first sign-in. */
    Optional<Instant> signedInAt() {
        return Optional.ofNullable(signedInAt);
    }

    long version() {
        return version;
    }
}
