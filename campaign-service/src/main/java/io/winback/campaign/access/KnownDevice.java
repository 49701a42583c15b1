package io.winback.campaign.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/** A browser with which a person signed in before. Failures of others do not block its sign-ins. */
@Entity
class KnownDevice {

    /** A browser that was not used for longer is forgotten. */
    static final Duration MEMORY = Duration.ofDays(90);

    @Id
    private String tokenHash;

    private String person;
    private Instant usedAt;

    protected KnownDevice() {}

    KnownDevice(String token, String person, Instant now) {
        this.tokenHash = AccessToken.hash(token);
        this.person = person;
        this.usedAt = now;
    }

    void use(Instant now) {
        usedAt = now;
    }

    boolean isOf(String personId, Instant now) {
        return person.equals(personId) && now.isBefore(usedAt.plus(MEMORY));
    }
}
