package io.winback.customer.churn;

import io.winback.customer.profile.EpisodeReturn;
import io.winback.customer.profile.NetPayments;
import io.winback.customer.profile.NetPayments.Payment;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Reads the totals of the returns that end episodes. Most batches need no statement. */
@ApplicationScoped
class EpisodeEnds {

    private final StoredEpisodes storedEpisodes;
    private final NetPayments netPayments;

    EpisodeEnds(StoredEpisodes storedEpisodes, NetPayments netPayments) {
        this.storedEpisodes = storedEpisodes;
        this.netPayments = netPayments;
    }

    /**
     * The ends of the episodes of a batch.
     *
     * @param paid at the uses of coupons, less what was refunded
     * @param withdrawn the stored ends of withdrawn episodes, without revenue
     */
    record Ends(Map<Payment, Money> paid, Map<UUID, EpisodeReturn> withdrawn) {

        EpisodeReturn of(EpisodeComparison comparison, FoundEpisode found) {
            var end = found.end();
            return end.order() == null
                    ? new EpisodeReturn(
                            found.returnedAt(),
                            end.orderId(),
                            paid.get(comparison.payment(end)),
                            end.use().code(),
                            true)
                    : new EpisodeReturn(
                            found.returnedAt(),
                            end.orderId(),
                            end.order().total(),
                            end.order().couponCode(),
                            false);
        }

        /** The end of an episode that is a part of another one now: without revenue. Empty if no order is known for it. */
        Optional<EpisodeReturn> ofWithdrawn(EpisodeComparison comparison, StoredEpisode episode) {
            return Optional.ofNullable(withdrawn.get(episode.episodeId())).or(() -> {
                var other = comparison.takenBy(episode);
                return other.isOpen() ? Optional.empty() : Optional.of(withoutRevenue(of(comparison, other)));
            });
        }

        private static EpisodeReturn withoutRevenue(EpisodeReturn end) {
            return new EpisodeReturn(
                    end.at(),
                    end.orderId(),
                    new Money(BigDecimal.ZERO, end.total().currency()),
                    null,
                    false);
        }
    }

    @Transactional(MANDATORY)
    Ends of(Collection<EpisodeComparison> comparisons) {
        var payments = comparisons.stream().flatMap(EpisodeComparison::payments).toList();
        var withdrawn = comparisons.stream()
                .flatMap(comparison -> comparison.matched().withdrawn().stream())
                .map(StoredEpisode::episodeId)
                .toList();
        return new Ends(
                netPayments.of(payments),
                withdrawn.isEmpty() ? Map.of() : storedEpisodes.endsWithoutRevenue(withdrawn));
    }
}
