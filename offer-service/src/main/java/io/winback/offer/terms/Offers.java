package io.winback.offer.terms;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All offers. */
@ApplicationScoped
public class Offers implements PanacheRepositoryBase<Offer, String> {

    public Map<String, Offer> named(Collection<String> offerIds) {
        return list("offerId in ?1", offerIds).stream().collect(Collectors.toMap(Offer::id, Function.identity()));
    }

    List<Offer> after(String offerId, int most) {
        return find("offerId > ?1 order by offerId", offerId).page(0, most).list();
    }
}
