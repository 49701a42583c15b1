package io.winback.chassis.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    List<ReceivedEvent> note(List<ReceivedEvent> arrivals) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into inbox (event_id) select * from unnest(?)
                        on conflict do nothing returning event_id""")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", arrivals.stream().map(ReceivedEvent::id).toArray()));
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

    /** Forgets up to so many that were handled before an instant, and answers how many. */
    int forget(Instant before, int most) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from inbox where event_id in (
                            select event_id from inbox where handled_at < ? limit ?)""")) {
            delete.setObject(1, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
            delete.setInt(2, most);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new InboxUnavailable(e);
        }
    }
}
