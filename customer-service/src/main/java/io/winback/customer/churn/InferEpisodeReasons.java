package io.winback.customer.churn;

import io.winback.customer.profile.EpisodeReason;
import io.winback.customer.reasons.InferredReason;
import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

/**
 * Infers the reasons of the churn episodes of a batch of customers. The records of customers are read for all losses of one day
 * together, and only for losses whose reason no cancellation states.
 */
@ApplicationScoped
class InferEpisodeReasons {

    private final Signals signals;

    InferEpisodeReasons(Signals signals) {
        this.signals = signals;
    }

    private record LostOn(String customerId, LocalDate day) {

        static LostOn of(String customerId, Instant at) {
            return new LostOn(customerId, LocalDate.ofInstant(at, ZoneOffset.UTC));
        }
    }

    /** The reason of each found episode, by identity. */
    Map<FoundEpisode, EpisodeReason> infer(Collection<ReasonQuestion> questions) {
        var signalsOf = signals(losses(questions));
        var reasons = new IdentityHashMap<FoundEpisode, EpisodeReason>();
        questions.forEach(question -> reasons.put(
                question.found(),
                question.answer((customerId, at) ->
                        InferredReason.from(signalsOf.getOrDefault(LostOn.of(customerId, at), List.of()), at))));
        return reasons;
    }

    /** The losses for which records are needed. Which ones these are does not depend on the records. */
    private static Set<LostOn> losses(Collection<ReasonQuestion> questions) {
        var losses = new HashSet<LostOn>();
        questions.forEach(question -> question.answer((customerId, at) -> {
            losses.add(LostOn.of(customerId, at));
            return InferredReason.NONE;
        }));
        return losses;
    }

    private Map<LostOn, List<Signal>> signals(Set<LostOn> losses) {
        var all = new HashMap<LostOn, List<Signal>>();
        losses.stream()
                .collect(groupingBy(LostOn::day, mapping(LostOn::customerId, toSet())))
                .forEach((day, customers) -> signals.on(customers, day)
                        .forEach((customerId, found) -> all.put(new LostOn(customerId, day), found)));
        return all;
    }
}
