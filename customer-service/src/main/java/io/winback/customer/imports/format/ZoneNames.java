package io.winback.customer.imports.format;

import io.winback.chassis.http.StatedTimeZone;
import io.winback.customer.imports.Rejected;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The time zones that shops name: IANA names, and the names of Windows and Rails in {@code zone-names.properties}. */
final class ZoneNames {

    private static final Properties NAMES = read();

    private ZoneNames() {}

    static ZoneId of(String field, String name) throws Rejected {
        return find(name)
                .orElseThrow(() -> new Rejected(
                        field,
                        "must be a time zone such as America/New_York, Eastern Time (US & Canada) or Eastern Standard Time",
                        name));
    }

    static Optional<ZoneId> find(String name) {
        var known = NAMES.getProperty(normal(name));
        return StatedTimeZone.find(known == null ? name.strip() : known);
    }

    /** The zone of a stored document. An earlier version accepted other forms, such as {@code GMT+9}. */
    static ZoneId stored(String name) {
        return find(name).orElseGet(() -> ZoneId.of(name.strip()));
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static Properties read() {
        try (var in =
                new InputStreamReader(ZoneNames.class.getResourceAsStream("/imports/zone-names.properties"), UTF_8)) {
            var read = new Properties();
            read.load(in);
            var names = new Properties();
            read.forEach((name, zone) -> names.setProperty(normal((String) name), (String) zone));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
