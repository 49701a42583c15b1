package io.winback.customer.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.chassis.sealing.CannotOpen;
import io.winback.chassis.sealing.Sealing;
import io.winback.events.EventJson;
import java.util.AbstractList;
import java.util.List;

/**
 * Evidence as it is stored. It is opened when its lines are first read, so that evidence that cannot be opened does not stop a
 * change of the customer. Reading it throws {@link CannotOpen} then.
 */
final class SealedEvidence extends AbstractList<String> {

    private final String stored;
    private final Sealing sealing;

    /** Null until it is opened. */
    private List<String> lines;

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
            lines = EventJson.readBack(
                    sealing.open(CustomerColumns.EVIDENCE, "", stored), new TypeReference<List<String>>() {});
        }
        return lines;
    }

    /** Evidence that cannot be opened equals only the same stored text. */
    @Override
    public boolean equals(Object other) {
        if (this == other || other instanceof SealedEvidence evidence && stored.equals(evidence.stored)) {
            return true;
        }
        try {
            return super.equals(other);
        } catch (CannotOpen e) {
            return false;
        }
    }

    @Override
    public int hashCode() {
        return SealedEvidence.class.hashCode();
    }
}
