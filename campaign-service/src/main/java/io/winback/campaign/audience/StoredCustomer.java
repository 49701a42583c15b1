package io.winback.campaign.audience;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.ConsentStatements;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import jakarta.persistence.Tuple;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a customer from its row. As in events, a constant that a later release wrote is not known here: it is read as absent. */
final class StoredCustomer {

    static final String REACH_COLUMNS = "customer_id, version, locale, preferred_channel, addresses, consents";

    static final String COLUMNS = REACH_COLUMNS
            + ", facts_version, stage, churn_reason, time_zone, customer_value, attributes, categories,"
            + " favourite_category, birthday, open_complaint, deceased";

    private StoredCustomer() {}

    /** @param row with {@link #REACH_COLUMNS} */
    static ReachProfile reach(Tuple row) {
        return new ReachProfile(
                row.get(0, String.class),
                row.get(1, Long.class),
                row.get(2, String.class),
                constant(Channel.class, row.get(3, String.class)),
                channels(row.get(4, String.class)),
                consents(row.get(5, String.class)));
    }

    /** @param row with {@link #COLUMNS} */
    static KnownCustomer customer(Tuple row) {
        return new KnownCustomer(reach(row), row.get(6) == null ? null : facts(row));
    }

    private static ProfileFacts facts(Tuple row) {
        return new ProfileFacts(
                row.get(6, Long.class),
                constant(Stage.class, row.get(7, String.class)),
                constant(ChurnReason.class, row.get(8, String.class)),
                row.get(9, String.class),
                EventJson.readBack(row.get(10, String.class), CustomerValue.class),
                EventJson.readBack(row.get(11, String.class), new TypeReference<Map<String, Object>>() {}),
                EventJson.readBack(row.get(12, String.class), new TypeReference<List<String>>() {}),
                row.get(13, String.class),
                YearDay.birthday(row.get(14, Integer.class)),
                row.get(15, Boolean.class),
                row.get(16, Boolean.class));
    }

    private static Set<Channel> channels(String names) {
        var channels = EnumSet.noneOf(Channel.class);
        Stream.of(names.split(","))
                .map(name -> constant(Channel.class, name))
                .filter(Objects::nonNull)
                .forEach(channels::add);
        return channels;
    }

    private static Map<Channel, ConsentStatements> consents(String json) {
        return EventJson.readBack(json, new TypeReference<EnumMap<Channel, ConsentStatements>>() {});
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        for (var known : type.getEnumConstants()) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        return null;
    }
}
