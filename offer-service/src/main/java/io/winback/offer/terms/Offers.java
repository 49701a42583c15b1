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

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All offers. */
@ApplicationScoped
public class Offers implements PanacheRepositoryBase<Offer, String> {

    public Map<String, Offer> named(Collection<String> offerIds) {
        return list("offerId in ?1", offerIds).stream().collect(Collectors.toMap(Offer::id, Function.identity()));
    }

    /** Locks the offer until the transaction ends. */
    @Transactional(MANDATORY)
    public Optional<Offer> lock(String offerId) {
        return findByIdOptional(offerId, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Offer> after(String offerId, int most) {
        return find("offerId > ?1 order by offerId", offerId).page(0, most).list();
    }
}
