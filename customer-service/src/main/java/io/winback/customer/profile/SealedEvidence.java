package io.winback.customer.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.chassis.sealing.CannotOpen;
import io.winback.chassis.sealing.Sealing;
import io.winback.events.EventJson;
import java.util.AbstractList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Evidence as it is stored. It is opened when its lines are first read. Evidence that cannot be opened has no lines, and its stored
 * text stays, so that it does not stop a change of the customer.
 */
final class SealedEvidence extends AbstractList<String> {

    private static final Logger LOG = Logger.getLogger(SealedEvidence.class);

    private final String stored;
    private final Sealing sealing;

    /** Null until it is opened. */
    private List<String> lines;

    private boolean unreadable;

    SealedEvidence(String stored, Sealing sealing) {
        this.stored = stored;
        this.sealing = sealing;
    }

    String stored() {
        return stored;
    }

    @Override
    public String get(int index) {
        return lines().get(index);
    }

    @Override
    public int size() {
        return lines().size();
    }

    private List<String> lines() {
        if (lines == null) {
            try {
                lines = EventJson.readBack(
                        sealing.open(CustomerColumns.EVIDENCE, "", stored), new TypeReference<List<String>>() {});
            } catch (CannotOpen e) {
                LOG.errorf("evidence counts as absent: %s", e.getMessage());
                lines = List.of();
                unreadable = true;
            }
        }
        return lines;
    }

    /** Evidence that cannot be opened equals only the same stored text. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof SealedEvidence evidence && stored.equals(evidence.stored)
                || super.equals(other) && !unreadable;
    }

    @Override
    public int hashCode() {
        return SealedEvidence.class.hashCode();
    }
}
