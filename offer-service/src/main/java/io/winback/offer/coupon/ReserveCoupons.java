package io.winback.offer.coupon;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Event;
import io.winback.events.Refusal;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponUnavailable;
import io.winback.offer.terms.Offer;
import io.winback.offer.terms.Offers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

/** Reserves one coupon for each decision that requests one, within the quota of its offer. An offer that has ended gives none. */
@ApplicationScoped
public class ReserveCoupons {

    private static final Logger LOG = Logger.getLogger(ReserveCoupons.class);

    private final Offers offers;
    private final CouponQuota quota;
    private final CreateCoupons createCoupons;
    private final Outbox outbox;
    private final Clock clock;

    ReserveCoupons(Offers offers, CouponQuota quota, CreateCoupons createCoupons, Outbox outbox, Clock clock) {
        this.offers = offers;
        this.quota = quota;
        this.createCoupons = createCoupons;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void reserve(List<CouponRequested> requests) {
        var known = offers.forCoupons(
                requests.stream().map(CouponRequested::offerId).collect(toSet()));
        var answers = new ArrayList<Event>();
        requests.stream()
                .collect(groupingBy(CouponRequested::offerId, TreeMap::new, toList()))
                .forEach((offerId, wanted) -> {
                    var offer = known.get(offerId);
                    if (offer == null || offer.terms().haveEnded(clock.instant())) {
                        LOG.warnf(
                                "offer %2$s does not exist or has ended; %1$d decisions request it",
                                wanted.size(), offerId);
                        wanted.forEach(request -> answers.add(unavailable(request, Refusal.OFFER_UNAVAILABLE)));
                    } else {
                        answers.addAll(reserve(offer, wanted));
                    }
                });
        outbox.publish(answers);
    }

    private List<Event> reserve(Offer offer, List<CouponRequested> wanted) {
        var taken = quota.take(offer, wanted, CouponRequested::customerId);
        var reserved = createCoupons.createReserved(offer, taken.granted());
        quota.giveBack(offer, taken.granted().size() - reserved.size());
        LOG.infof(
                "reserved %d coupons of offer %s for decisions %s",
                reserved.size(),
                offer.id(),
                reserved.stream().map(Coupon::decisionId).toList());
        var answers = new ArrayList<Event>();
        taken.aboveCustomerLimit().forEach(request -> answers.add(unavailable(request, Refusal.OFFER_UNAVAILABLE)));
        taken.aboveBudget().forEach(request -> answers.add(unavailable(request, Refusal.BUDGET_EXHAUSTED)));
        reserved.forEach(coupon -> answers.add(reserved(offer, coupon)));
        return answers;
    }

    private static CouponReserved reserved(Offer offer, Coupon coupon) {
        return new CouponReserved(
                coupon.customerId(),
                coupon.decisionId(),
                coupon.code().toString(),
                offer.id(),
                offer.terms().name(),
                coupon.expiresAt(),
                coupon.issuedAt());
    }

    private static CouponUnavailable unavailable(CouponRequested request, Refusal reason) {
        return new CouponUnavailable(request.customerId(), request.decisionId(), request.offerId(), reason);
    }
}
