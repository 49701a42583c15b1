package io.winback.notification.message;

import io.winback.events.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/** The decisions whose messages must not be sent any more, with the reasons. */
@ApplicationScoped
public class WithdrawnDecisions {

    private final Session database;

    WithdrawnDecisions(Session database) {
        this.database = database;
    }

    /** The first reason of a decision stays. @param reasons by decision */
    @Transactional(MANDATORY)
    void add(Map<UUID, Refusal> reasons) {
        var ids = List.copyOf(reasons.keySet());
        database.createNativeMutationQuery("""
                        insert into withdrawn_decision (decision_id, reason)
                        select decision_id, reason from unnest(:decisions, :reasons) as withdrawn (decision_id, reason)
                        on conflict do nothing""")
                .setParameter("decisions", ids.toArray(UUID[]::new))
                .setParameter(
                        "reasons",
                        ids.stream().map(id -> reasons.get(id).name()).toArray(String[]::new))
                .executeUpdate();
    }

    /** Why decisions are withdrawn, by decision: {@code TOO_LATE} if an earlier release stored it without the reason. */
    @Transactional
    public Map<UUID, Refusal> reasons(Collection<UUID> decisionIds) {
        return database
                .createNativeQuery(
                        "select decision_id, reason from withdrawn_decision where decision_id = any(:decisions)",
                        Tuple.class)
                .setParameter("decisions", decisionIds.toArray(UUID[]::new))
                .getResultList()
                .stream()
                .collect(toMap(
                        row -> row.get(0, UUID.class),
                        row -> row.get(1) == null ? Refusal.TOO_LATE : Refusal.valueOf(row.get(1, String.class))));
    }
}
