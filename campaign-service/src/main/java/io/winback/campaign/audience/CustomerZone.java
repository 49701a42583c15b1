package io.winback.campaign.audience;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** The time zone of a customer. */
public final class CustomerZone {

    private CustomerZone() {}

    /** @param stated null if it is not known. @return empty if it is not known, or if this release does not know it */
    public static Optional<ZoneId> of(String stated) {
        try {
            return Optional.ofNullable(stated).map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
