package io.winback.chassis.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The ids of handled events. */
@ApplicationScoped
class InboxTable {

    private final AgroalDataSource database;

    InboxTable(AgroalDataSource database) {
        this.database = database;
    }

    /** Notes the events as handled. @return those that were not noted before */
    @Transactional(MANDATORY)
    List<ReceivedEvent> note(List<ReceivedEvent> events) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into inbox (event_id) select * from unnest(?)
                        on conflict do nothing returning event_id""")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", events.stream().map(ReceivedEvent::id).toArray()));
            var fresh = new HashSet<UUID>();
            try (var result = insert.executeQuery()) {
                while (result.next()) {
                    fresh.add(result.getObject(1, UUID.class));
                }
            }
            return events.stream().filter(event -> fresh.contains(event.id())).toList();
        } catch (SQLException e) {
            throw new InboxUnavailable(e);
        }
    }
}
