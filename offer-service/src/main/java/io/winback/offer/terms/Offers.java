package io.winback.offer.terms;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All offers. */
@ApplicationScoped
public class Offers implements PanacheRepositoryBase<Offer, String> {

    public Map<String, Offer> named(Collection<String> offerIds) {
        return list("offerId in ?1", offerIds).stream().collect(Collectors.toMap(Offer::id, Function.identity()));
    }

    /** The offers that exist, by id. They cannot be deleted until the transaction ends. */
    @Transactional(MANDATORY)
    public Map<String, Offer> forCoupons(Collection<String> offerIds) {
        lockRows("offer_id = any(:offers) order by offer_id for key share", offerIds);
        return named(offerIds);
    }

    /** Locks the offer until the transaction ends. No coupon of it is issued meanwhile. */
    @Transactional(MANDATORY)
    Optional<Offer> lockToDelete(String offerId) {
        lockRows("offer_id = any(:offers) for update", List.of(offerId));
        return findByIdOptional(offerId);
    }

    private void lockRows(String condition, Collection<String> offerIds) {
        scalar(getSession(), "select 1 from offer where " + condition, Integer.class)
                .setParameter("offers", offerIds.toArray(String[]::new))
                .getResultList();
    }

    /** Locks the offer until the transaction ends. */
    @Transactional(MANDATORY)
    public Optional<Offer> lock(String offerId) {
        return findByIdOptional(offerId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Notes that an activated campaign refers to these offers. */
    @Transactional(MANDATORY)
    void noteCampaign(Collection<String> offerIds) {
        getSession()
                .createNativeMutationQuery(
                        "update offer set in_campaign = true where offer_id = any(:offers) and not in_campaign")
                .setParameter("offers", offerIds.toArray(String[]::new))
                .executeUpdate();
    }

    /** Whether a campaign that was activated refers to the offer. */
    boolean isInCampaign(String offerId) {
        return scalar(getSession(), "select in_campaign from offer where offer_id = :offer", Boolean.class)
                .setParameter("offer", offerId)
                .getSingleResult();
    }

    List<Offer> after(String offerId, int most) {
        return find("offerId > ?1 order by offerId", offerId).page(0, most).list();
    }
}
