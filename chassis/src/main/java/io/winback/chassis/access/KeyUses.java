package io.winback.chassis.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The last use of each issued key at this replica, in memory until it is stored. A request costs no query. */
@ApplicationScoped
public class KeyUses {

    private final Map<UUID, Instant> lastUses = new ConcurrentHashMap<>();

    void note(UUID keyId, Instant now) {
        lastUses.merge(keyId, now, KeyUses::later);
    }

    /** Removes the uses, so that they are stored once. */
    public Map<UUID, Instant> take() {
        var taken = new HashMap<UUID, Instant>();
        for (var keyId : lastUses.keySet()) {
            var use = lastUses.remove(keyId);
            if (use != null) {
                taken.put(keyId, use);
            }
        }
        return taken;
    }

    /** Returns uses that could not be stored. A later use is kept. */
    public void putBack(Map<UUID, Instant> taken) {
        taken.forEach(this::note);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
