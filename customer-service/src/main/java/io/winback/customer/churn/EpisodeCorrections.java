package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.EpisodeReason;
import io.winback.events.Event;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What a batch changes of the stored episodes, and the events of it. An episode has at most one end in a batch, because all events
 * of a customer in it have one version.
 */
final class EpisodeCorrections {

    private static final Logger LOG = Logger.getLogger(EpisodeCorrections.class);

    private final List<StoredEpisode> added = new ArrayList<>();
    private final List<StoredEpisode> changed = new ArrayList<>();
    private final List<UUID> withdrawn = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Set<Customer> customers = new LinkedHashSet<>();

    /** @param reasons of the found episodes, by identity */
    void add(EpisodeComparison comparison, EpisodeEnds.Ends ends, Map<FoundEpisode, EpisodeReason> reasons) {
        var customer = comparison.customer();
        for (var episode : comparison.matched().withdrawn()) {
            withdrawn.add(episode.episodeId());
            ends.ofWithdrawn(comparison, episode)
                    .ifPresent(end -> publish(customer, customer.returned(episode.episodeId(), end)));
            LOG.infof("episode %s of customer %s is a part of another one", episode.episodeId(), customer.id());
        }
        for (var found : comparison.found()) {
            var known = comparison.storedOf(found);
            var now = StoredEpisode.of(
                    known == null ? UuidCreator.getTimeOrderedEpoch() : known.episodeId(),
                    customer.id(),
                    found,
                    reasons.get(found));
            if (known == null) {
                added.add(now);
            } else if (!now.isStoredAs(known)) {
                changed.add(now);
            }
            publish(comparison, found, new Move(known, now), ends);
        }
    }

    /**
     * An episode before and after the change.
     *
     * @param known null if the episode is new
     */
    private record Move(StoredEpisode known, StoredEpisode now) {

        boolean isNew() {
            return known == null;
        }

        boolean isBeginningMoved() {
            return isNew()
                    || !known.churnedAt().equals(now.churnedAt())
                    || !known.reason().isSameAs(now.reason());
        }

        boolean isEndMoved() {
            return isNew()
                    || known.isOpen() != now.isOpen()
                    || !now.isOpen() && (!known.returnedAt().equals(now.returnedAt()) || isEndReplaced());
        }

        private boolean isEndReplaced() {
            return known.isByCouponAlone() != now.isByCouponAlone()
                    || known.endedBy() != null && !known.endedBy().equals(now.endedBy());
        }
    }

    private void publish(EpisodeComparison comparison, FoundEpisode found, Move move, EpisodeEnds.Ends ends) {
        var customer = comparison.customer();
        var last = comparison.found().get(comparison.found().size() - 1);
        var churned = found.isOpen()
                ? customer.churn(
                        move.now().episodeId(),
                        cause(found),
                        found.churnedAt(),
                        found.returnsAfter(),
                        move.now().reason())
                : customer.churnedBefore(
                        move.now().episodeId(),
                        cause(found),
                        found.churnedAt(),
                        move.now().reason());
        if (!found.isOpen() && found == last) {
            customer.comeBack(found.returnedAt(), found.returnsAfter());
        }
        if (!move.isBeginningMoved() && !move.isEndMoved()) {
            return;
        }
        if (found.isOpen()) {
            publish(customer, churned);
            return;
        }
        var returned = customer.returned(move.now().episodeId(), ends.of(comparison, found));
        if (move.isNew()) {
            // The return comes first, so that the episode is never open, and no campaign approaches the customer.
            publish(customer, returned);
            publish(customer, churned);
        } else {
            if (move.isBeginningMoved()) {
                publish(customer, churned);
            }
            // A churn alone would open the episode again.
            publish(customer, returned);
        }
    }

    private static ChurnCause cause(FoundEpisode found) {
        return found.hasCancellation() ? ChurnCause.CANCELLED : ChurnCause.LAPSED;
    }

    private void publish(Customer customer, CustomerChurned churned) {
        events.add(churned);
        customers.add(customer);
        log(churned.episodeId(), customer, "has churned", churned.churnedAt());
    }

    private void publish(Customer customer, CustomerReturned returned) {
        events.add(returned);
        customers.add(customer);
        log(returned.episodeId(), customer, "has returned", returned.returnedAt());
    }

    private static void log(UUID episodeId, Customer customer, String what, Instant at) {
        LOG.infof("episode %s: customer %s %s at %s", episodeId, customer.id(), what, at);
    }

    List<StoredEpisode> added() {
        return added;
    }

    List<StoredEpisode> changed() {
        return changed;
    }

    List<UUID> withdrawn() {
        return withdrawn;
    }

    List<Event> events() {
        return events;
    }

    /** With published changes. */
    List<Customer> customers() {
        return List.copyOf(customers);
    }
}
