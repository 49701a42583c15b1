package io.winback.chassis.http;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A time zone as a caller names it: an IANA name, or an offset of ISO 8601. The Java platform also knows other forms. */
public final class StatedTimeZone {

    /** What is expected. */
    public static final String EXPECTED = "must be a time zone such as Asia/Tokyo, or an offset such as +09:00";

    private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Pattern OFFSET = Pattern.compile("Z|[+-](?:0[0-9]|1[0-7])(?::?[0-5][0-9])?|[+-]18(?::?00)?");

    private StatedTimeZone() {}

    public static Optional<ZoneId> find(String name) {
        return NAMES.contains(name) || OFFSET.matcher(name).matches() ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
