package io.winback.campaign.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/** A link with which a person signs in once, until it expires. */
@Entity
class SignInLink {

    @Id
    private String tokenHash;

    private String person;
    private Instant expiresAt;
    private Instant usedAt;

    protected SignInLink() {}

    SignInLink(String token, String person, Instant now, Duration validFor) {
        this.tokenHash = AccessToken.hash(token);
        this.person = person;
        this.expiresAt = now.plus(validFor);
    }

    boolean isUsable(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }

    void use(Instant now) {
        if (!isUsable(now)) {
            throw new IllegalStateException("the link was used, or it expired at " + expiresAt);
        }
        usedAt = now;
    }

    /** The id of the person. */
    String person() {
        return person;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
