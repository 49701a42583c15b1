package io.winback.campaign.decision;

import io.winback.campaign.occasion.Occasion;
import io.winback.campaign.occasion.OccasionFactory;
import io.winback.events.customer.CustomerEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Decides once for each occasion whether and by which campaign to approach the customer. */
@ApplicationScoped
public class DecideOccasions {

    private final MakeDecisions makeDecisions;
    private final PostponeDecisions postponeDecisions;
    private final SaveDecisions saveDecisions;

    DecideOccasions(MakeDecisions makeDecisions, PostponeDecisions postponeDecisions, SaveDecisions saveDecisions) {
        this.makeDecisions = makeDecisions;
        this.postponeDecisions = postponeDecisions;
        this.saveDecisions = saveDecisions;
    }

    @Transactional
    public void decide(List<? extends CustomerEvent> events) {
        var occasions = events.stream().map(OccasionFactory::of).toList();
        save(occasions, makeDecisions.make(occasions));
    }

    /** Decides occasions that this service found itself. */
    @Transactional
    public void decideFound(List<Occasion> occasions) {
        save(occasions, makeDecisions.make(occasions));
    }

    /**
     * Decides the turns of customers in a run. A customer outside the audience gets no decision, because a run considers all customers.
     *
     * @return the number of decisions
     */
    @Transactional
    public int decideTurns(List<Occasion> turns) {
        var made = makeDecisions.make(turns).stream()
                .filter(decision -> !decision.isOutsideAudience())
                .toList();
        save(turns, made);
        return made.size();
    }

    /** Decides occasions that waited for a campaign while it was paused. */
    @Transactional
    void decideAfterPause(String campaignId, List<Occasion> occasions) {
        save(occasions, makeDecisions.make(occasions, campaignId));
    }

    private void save(List<Occasion> occasions, List<Decision> made) {
        if (!made.isEmpty()) {
            saveDecisions.save(postponeDecisions.postpone(occasions, made));
        }
    }
}
