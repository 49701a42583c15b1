package io.winback.events.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** The ids of the events that were handled. */
@ApplicationScoped
class InboxTable {

    private final AgroalDataSource database;

    InboxTable(AgroalDataSource database) {
        this.database = database;
    }

    /** Notes all that were not noted yet, in the running transaction, and answers those. */
    List<Arrival> note(List<Arrival> arrivals) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into inbox (event_id) select * from unnest(?)
                        on conflict do nothing returning event_id""")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", arrivals.stream().map(Arrival::id).toArray()));
            var fresh = new HashSet<UUID>();
            try (var result = insert.executeQuery()) {
                while (result.next()) {
                    fresh.add(result.getObject(1, UUID.class));
                }
            }
            return arrivals.stream()
                    .filter(arrival -> fresh.contains(arrival.id()))
                    .toList();
        } catch (SQLException e) {
            throw new InboxUnavailable(e);
        }
    }
}
