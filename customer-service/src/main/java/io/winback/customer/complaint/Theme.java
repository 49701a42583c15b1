package io.winback.customer.complaint;

import io.winback.events.customer.ChurnReason;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** A root cause of several complaints. When it is resolved, customers who churned for it can be approached. */
@Entity
class Theme {

    @Id
    private String themeId;

    private String name;

    @Enumerated(EnumType.STRING)
    private ChurnReason reason;

    private String resolution;
    private Instant resolvedAt;

    @Version
    private long version;

    protected Theme() {}

    Theme(String themeId, String name, ChurnReason reason) {
        this.themeId = themeId;
        describe(name, reason);
    }

    final void describe(String newName, ChurnReason newReason) {
        name = newName;
        reason = newReason;
    }

    /** @param fixed the resolution; a later one replaces it */
    void resolve(String fixed, Instant now) {
        resolution = fixed;
        resolvedAt = now;
    }

    String id() {
        return themeId;
    }

    String name() {
        return name;
    }

    ChurnReason reason() {
        return reason;
    }

    String resolution() {
        return resolution;
    }

    Instant resolvedAt() {
        return resolvedAt;
    }
}
