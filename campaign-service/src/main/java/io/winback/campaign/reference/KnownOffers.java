package io.winback.campaign.reference;

import io.winback.events.Money;
import io.winback.events.offer.OfferDefined;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
                        select offer_id, valid_until, budget_spent, most_discount, discount_currency from known_offer
                        where offer_id = any(:offers) and not deleted""", Tuple.class)
                .setParameter("offers", offerIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row -> new KnownOffer(
                        row.get(0, String.class),
                        row.get(1, Instant.class),
                        row.get(2, Boolean.class),
                        money(row.get(3, BigDecimal.class), row.get(4, String.class))))
                .collect(toMap(KnownOffer::offerId, identity()));
    }

    /** Null stays null. */
    private static Money money(BigDecimal amount, String currency) {
        return amount == null ? null : new Money(amount, Currency.getInstance(currency));
    }

    /** Stores published offers. An event with a lower version than the stored one has no effect. */
    @Transactional(MANDATORY)
    void store(List<OfferDefined> offers) {
        database.createNativeMutationQuery("""
                        insert into known_offer (offer_id, version, valid_until, budget_spent, deleted, most_discount,
                            discount_currency)
                        select offer_id, version, cast(valid_until as timestamptz), budget_spent, deleted,
                            cast(most_discount as numeric), discount_currency
                        from unnest(:offers, :versions, :ends, :spent, :deleted, :discounts, :currencies)
                            as published (offer_id, version, valid_until, budget_spent, deleted, most_discount,
                                discount_currency)
                        on conflict (offer_id) do update set version = excluded.version,
                            valid_until = excluded.valid_until, budget_spent = excluded.budget_spent,
                            deleted = excluded.deleted, most_discount = excluded.most_discount,
                            discount_currency = excluded.discount_currency
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
                .setParameter(
                        "discounts", discounts(offers, most -> most.amount().toPlainString()))
                .setParameter(
                        "currencies", discounts(offers, most -> most.currency().getCurrencyCode()))
                .executeUpdate();
    }

    private static String[] discounts(List<OfferDefined> offers, Function<Money, String> text) {
        return offers.stream()
                .map(offer -> offer.mostDiscount() == null ? null : text.apply(offer.mostDiscount()))
                .toArray(String[]::new);
    }

    private static String end(OfferDefined offer) {
        return offer.validUntil() == null ? null : offer.validUntil().toString();
    }
}
