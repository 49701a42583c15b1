package io.winback.campaign.journey;

import io.winback.events.Refusal;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Reads where journeys stand, for the callers of the API. */
@ApplicationScoped
public class JourneyStates {

    private final Session database;

    JourneyStates(Session database) {
        this.database = database;
    }

    /** The journeys that these decisions began, by the id of the decision. */
    public Map<UUID, JourneyView> ofDecisions(Collection<UUID> decisions) {
        var journeys = new HashMap<UUID, JourneyView>();
        database.createNativeQuery("""
                        select decision_id, state, step, ended_because from enrolment
                        where decision_id = any(:decisions)""", Tuple.class)
                .setParameter("decisions", decisions.toArray(UUID[]::new))
                .getResultList()
                .forEach(row -> journeys.put(row.get(0, UUID.class), view(row)));
        return journeys;
    }

    private static JourneyView view(Tuple row) {
        var reason = row.get(3, String.class);
        return new JourneyView(
                EnrolmentState.valueOf(row.get(1, String.class)),
                row.get(2, Integer.class),
                reason == null ? null : Refusal.valueOf(reason));
    }

    /**
     * The journey of a decision.
     *
     * @param step the current or last step, from 1
     * @param endedBecause why it ended before its last step; absent otherwise
     */
    public record JourneyView(
            EnrolmentState state, int step, @Nullable Refusal endedBecause) {}
}
