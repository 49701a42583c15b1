package io.winback.system;

import io.winback.benchmarks.UnhandledRecords;
import io.winback.local.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Every topic is delivered again from its start to every consumer group. */
@Tag("fault")
class RedeliveryTest {

    private static final Map<String, List<String>> READERS = Map.of(
            "customer", List.of("campaign-events", "offer-events", "notification-events", "access-keys"),
            "campaign",
                    List.of(
                            "customer-events",
                            "offer-events",
                            "notification-events",
                            "customer-profiles",
                            "access-keys"),
            "offer", List.of("campaign-events", "notification-events", "access-keys"),
            "notification", List.of("campaign-events", "customer-profiles", "access-keys"));
    private static final List<String> TOPICS =
            List.of("customer-events", "campaign-events", "offer-events", "notification-events", "customer-profiles");

    /** Counts of requests, sign-ins of other tests, and passes over sealed rows, which start with a service. No event changes them. */
    private static final String ENDING_BY_TIME =
            "('rate_limit', 'sign_in_link', 'sign_in_back_off', 'user_session', 'known_device', 'sealing_pass')";

    private final RunningStack system = RunningStack.get();

    @Test
    void noTableChangesAndNoEventOrMessageIsSent() {
        var wave = ChurnWave.of(1_000, system);
        wave.awaitEnd();
        eventually().until(() -> lag() == 0 && unsent() == 0);
        var tables = tables();
        var ends = TopicReader.ends(system.bootstrapServers(), TOPICS);
        long received = received();

        Stack.SERVICES.forEach(system::kill);
        READERS.keySet().forEach(reader -> eventually()
                .untilAsserted(() -> TopicReader.rewind(system.bootstrapServers(), reader + "-service")));
        assertThat(lag()).isGreaterThan(1_000);
        Stack.SERVICES.forEach(system::start);

        eventually().until(() -> lag() == 0);
        assertThat(tables()).isEqualTo(tables);
        assertThat(TopicReader.ends(system.bootstrapServers(), TOPICS)).isEqualTo(ends);
        assertThat(received()).isEqualTo(received);
    }

    private long lag() {
        return READERS.entrySet().stream()
                .flatMapToLong(reader -> reader.getValue().stream()
                        .mapToLong(topic ->
                                UnhandledRecords.count(system.bootstrapServers(), reader.getKey() + "-service", topic)))
                .sum();
    }

    private long unsent() {
        return Stack.SERVICES.stream()
                .mapToLong(service -> system.count(service, "select count(*) from outbox"))
                .sum();
    }

    private long received() {
        return system.received("limit=0").path("count").asLong();
    }

    /** A checksum over all rows of each table of each service, except those whose rows end by time. */
    private Map<String, String> tables() {
        var sums = new TreeMap<String, String>();
        for (var service : Stack.SERVICES) {
            for (var table : system.column(
                    service,
                    "select tablename from pg_tables where schemaname = 'public' and tablename not in "
                            + ENDING_BY_TIME)) {
                sums.put(
                        service + "." + table,
                        system.column(
                                        service,
                                        "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %s t"
                                                .formatted(rows(table)))
                                .get(0));
            }
        }
        return sums;
    }

    /** Row counts are added up from time to time, and a count of nothing is deleted, so only sums other than 0 stay the same. */
    private static String rows(String table) {
        return table.equals("row_count")
                ? "(select figure, value, sum(amount) from row_count group by figure, value"
                        + " having sum(amount) <> 0)"
                : table;
    }
}
