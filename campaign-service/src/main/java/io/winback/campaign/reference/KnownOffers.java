package io.winback.campaign.reference;

import io.winback.events.offer.OfferDefined;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** All offers that offer-service published, except those that it deleted. */
@ApplicationScoped
public class KnownOffers {

    private final Session database;

    KnownOffers(Session database) {
        this.database = database;
    }

    /** The known ones of these offers, by id. */
    public Map<String, KnownOffer> named(Collection<String> offerIds) {
        return database
                .createNativeQuery("""
                        select offer_id, valid_until, budget_spent from known_offer
                        where offer_id = any(:offers) and not deleted""", Tuple.class)
                .setParameter("offers", offerIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row ->
                        new KnownOffer(row.get(0, String.class), row.get(1, Instant.class), row.get(2, Boolean.class)))
                .collect(toMap(KnownOffer::offerId, identity()));
    }

    /** Stores published offers. An event with a lower version than the stored one has no effect. */
    @Transactional(MANDATORY)
    void store(List<OfferDefined> offers) {
        database.createNativeMutationQuery("""
                        insert into known_offer (offer_id, version, valid_until, budget_spent, deleted)
                        select offer_id, version, cast(valid_until as timestamptz), budget_spent, deleted
                        from unnest(:offers, :versions, :ends, :spent, :deleted)
                            as published (offer_id, version, valid_until, budget_spent, deleted)
                        on conflict (offer_id) do update set version = excluded.version,
                            valid_until = excluded.valid_until, budget_spent = excluded.budget_spent,
                            deleted = excluded.deleted
                        where known_offer.version < excluded.version""")
                .setParameter(
                        "offers", offers.stream().map(OfferDefined::offerId).toArray(String[]::new))
                .setParameter(
                        "versions", offers.stream().map(OfferDefined::version).toArray(Long[]::new))
                .setParameter("ends", offers.stream().map(KnownOffers::end).toArray(String[]::new))
                .setParameter(
                        "spent", offers.stream().map(OfferDefined::budgetSpent).toArray(Boolean[]::new))
                .setParameter(
                        "deleted",
                        offers.stream()
                                .map(offer -> Boolean.TRUE.equals(offer.deleted()))
                                .toArray(Boolean[]::new))
                .executeUpdate();
    }

    private static String end(OfferDefined offer) {
        return offer.validUntil() == null ? null : offer.validUntil().toString();
    }
}
