package io.winback.offer.redemption;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All redemptions. */
@ApplicationScoped
class Redemptions implements PanacheRepositoryBase<Redemption, UUID> {

    /** Locks the redemption until the transaction ends. */
    @Transactional(MANDATORY)
    Optional<Redemption> lock(UUID redemptionId) {
        return findByIdOptional(redemptionId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The redemptions of an order that are not reversed. Locks the order until the transaction ends. */
    @Transactional(MANDATORY)
    List<Redemption> lockFor(String orderId) {
        scalar(getSession(), "select 1 from pg_advisory_xact_lock(hashtextextended(:order, 0))", Integer.class)
                .setParameter("order", orderId)
                .getSingleResult();
        return list("orderId = ?1 and reversedAt is null", orderId);
    }

    /** The discounts in a currency that an offer has given, without those of reversed redemptions. */
    BigDecimal discountsOf(String offerId, Currency currency) {
        return scalar(getSession(), """
                        select coalesce(sum(discount), 0) from coupon join redemption using (code)
                        where offer_id = :offer and currency = :currency and reversed_at is null""", BigDecimal.class)
                .setParameter("offer", offerId)
                .setParameter("currency", currency.getCurrencyCode())
                .getSingleResult();
    }
}
