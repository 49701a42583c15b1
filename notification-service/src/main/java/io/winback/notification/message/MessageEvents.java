package io.winback.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.hibernate.Session;

/** What befell messages, beside being sent. */
@ApplicationScoped
public class MessageEvents {

    private static final int LONGEST_DETAIL = 500;
    private static final int REPLACEMENT = 0xFFFD;
    private static final IntPredicate STORABLE =
            character -> character != 0 && !(character >= 0xD800 && character <= 0xDFFF);

    private final Session database;

    MessageEvents(Session database) {
        this.database = database;
    }

    public void note(List<Note> notes) {
        if (notes.isEmpty()) {
            return;
        }
        database.createNativeMutationQuery("""
                        insert into message_event (message_id, at, what, detail)
                        select message_id, cast(at as timestamptz), what,
                            -- what providers say may name an address
                            case when customer_id like 'erased.%' then null else detail end
                        from unnest(:ids, :times, :whats, :details) as noted (message_id, at, what, detail)
                            join message using (message_id)""")
                .setParameter("ids", notes.stream().map(Note::messageId).toArray(UUID[]::new))
                .setParameter(
                        "times",
                        notes.stream().map(note -> note.at().toString()).toArray(String[]::new))
                .setParameter("whats", notes.stream().map(Note::what).toArray(String[]::new))
                .setParameter(
                        "details", notes.stream().map(MessageEvents::detail).toArray(String[]::new))
                .executeUpdate();
    }

    List<Note> of(UUID messageId) {
        return database
                .createNativeQuery(
                        "select message_id, at, what, detail from message_event where message_id = :message order by at",
                        Tuple.class)
                .setParameter("message", messageId)
                .getResultList()
                .stream()
                .map(row -> new Note(
                        row.get(0, UUID.class),
                        row.get(1, Instant.class),
                        row.get(2, String.class),
                        row.get(3, String.class)))
                .toList();
    }

    /** @param what {@code DEFERRED}, {@code FAILED}, {@code RESUMED} … */
    public record Note(UUID messageId, Instant at, String what, String detail) {}

    /** What a provider says may hold anything; PostgreSQL takes neither NUL nor half a surrogate pair. */
    private static String detail(Note note) {
        return note.detail() == null
                ? null
                : note.detail()
                        .codePoints()
                        .limit(LONGEST_DETAIL)
                        .map(character -> STORABLE.test(character) ? character : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
