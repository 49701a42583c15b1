package io.winback.campaign.access.keys;

import io.winback.campaign.access.GrantedRoles;
import io.winback.chassis.access.ApiKeyText;
import io.winback.chassis.access.Role;
import io.winback.chassis.http.Conflict;
import io.winback.events.access.AccessKeyChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An API key of a system. The key itself is shown once when it is issued; its SHA-256 is stored. A key that is replaced is accepted
 * until its overlap with the successor ends.
 */
@Entity
class ApiKey {

    /** The prefix of all keys, and four characters of this one: too few to guess the others. */
    private static final int SHOWN = 8;

    @Id
    private UUID keyId;

    private String hash;
    private String beginning;
    private String name;
    private String roles;
    private String scopes;
    private Instant createdAt;
    private String createdBy;
    private Instant expiresAt;
    private Instant replacedAt;
    private UUID replacedBy;
    private Instant revokedAt;
    private String revokedBy;
    private long version;

    protected ApiKey() {}

    /** @param creator the caller who issues it */
    ApiKey(UUID keyId, String key, KeyTerms terms, String creator, Instant now) {
        this.keyId = keyId;
        this.hash = ApiKeyText.hash(key);
        this.beginning = key.substring(0, SHOWN);
        this.name = terms.name();
        this.roles = GrantedRoles.text(terms.roles());
        this.scopes = String.join("+", terms.scopes());
        this.createdAt = now;
        this.createdBy = creator;
        this.expiresAt = terms.expiresAt();
        this.version = now.toEpochMilli();
    }

    /**
     * Replaces the key by a successor with the same name, roles and scopes.
     *
     * @param successorId the id of the successor
     * @param overlap how long this key is still accepted, at most until its own expiry
     * @param expiry of the successor; null for one as far away as that of this key was
     * @return the terms of the successor
     * @throws Conflict if the key is not active
     */
    KeyTerms replace(UUID successorId, Duration overlap, Instant expiry, Instant now) {
        switch (state(now)) {
            case REVOKED -> throw new Conflict("the key was revoked at %s; issue a new key".formatted(revokedAt));
            case EXPIRED ->
                throw new Conflict("the key expired at %s; revoke it and issue a new key".formatted(expiresAt));
            case REPLACED -> throw new Conflict("the key was replaced by %s; rotate that key".formatted(replacedBy));
            case ACTIVE -> {}
        }
        var lifetime = expiresAt == null ? null : Duration.between(createdAt, expiresAt);
        var successorExpiry = expiry != null || lifetime == null ? expiry : now.plus(lifetime);
        var overlapEnd = now.plus(overlap);
        replacedAt = now;
        replacedBy = successorId;
        expiresAt = expiresAt == null || overlapEnd.isBefore(expiresAt) ? overlapEnd : expiresAt;
        change(now);
        return new KeyTerms(name, roles(), scopes(), successorExpiry);
    }

    /** Revokes the key. A key that was revoked stays as it is. @return whether it changed */
    boolean revoke(String revoker, Instant now) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = now;
        revokedBy = revoker;
        change(now);
        return true;
    }

    /** The version follows the clock, so that it also grows after an older backup was restored. */
    private void change(Instant now) {
        version = Math.max(version + 1, now.toEpochMilli());
    }

    KeyState state(Instant now) {
        if (revokedAt != null) {
            return KeyState.REVOKED;
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return KeyState.EXPIRED;
        }
        return replacedAt == null ? KeyState.ACTIVE : KeyState.REPLACED;
    }

    /** The present state, as the services learn it. */
    AccessKeyChanged changed() {
        return new AccessKeyChanged(
                keyId,
                hash,
                name,
                roles().stream().map(Role::name).sorted().toList(),
                scopes(),
                expiresAt,
                revokedAt,
                version);
    }

    UUID id() {
        return keyId;
    }

    String name() {
        return name;
    }

    /** The first characters of the key. */
    String beginning() {
        return beginning;
    }

    Set<Role> roles() {
        return GrantedRoles.parse(roles);
    }

    /** In alphabetical order. */
    List<String> scopes() {
        return scopes.isEmpty() ? List.of() : Arrays.asList(scopes.split("\\+"));
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }

    /** When it is refused at the latest; empty if it does not expire. */
    Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** The successor; empty if it was not replaced. */
    Optional<UUID> replacedBy() {
        return Optional.ofNullable(replacedBy);
    }

    Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    Optional<String> revokedBy() {
        return Optional.ofNullable(revokedBy);
    }
}
