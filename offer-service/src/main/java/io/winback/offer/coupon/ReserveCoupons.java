package io.winback.offer.coupon;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Event;
import io.winback.events.Refusal;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponUnavailable;
import io.winback.offer.terms.Budgets;
import io.winback.offer.terms.Offer;
import io.winback.offer.terms.Offers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Reserves one coupon for each decision that requests one, within the budget of the offer. */
@ApplicationScoped
public class ReserveCoupons {

    private static final Logger LOG = Logger.getLogger(ReserveCoupons.class);

    private final Offers offers;
    private final Budgets budgets;
    private final Coupons coupons;
    private final Outbox outbox;
    private final Clock clock;
    private final RandomGenerator random;

    ReserveCoupons(
            Offers offers, Budgets budgets, Coupons coupons, Outbox outbox, Clock clock, RandomGenerator random) {
        this.offers = offers;
        this.budgets = budgets;
        this.coupons = coupons;
        this.outbox = outbox;
        this.clock = clock;
        this.random = random;
    }

    @Transactional
    public void reserve(List<CouponRequested> requests) {
        var known = offers.named(requests.stream().map(CouponRequested::offerId).collect(toSet()));
        var answers = new ArrayList<Event>();
        requests.stream().collect(groupingBy(CouponRequested::offerId)).forEach((offerId, wanted) -> {
            if (known.containsKey(offerId)) {
                answers.addAll(reserveOf(known.get(offerId), wanted));
            } else {
                LOG.warnf("offer %2$s does not exist; %1$d decisions request it", wanted.size(), offerId);
                wanted.forEach(request -> answers.add(unavailable(request, Refusal.OFFER_UNAVAILABLE)));
            }
        });
        outbox.publish(answers);
    }

    private List<Event> reserveOf(Offer offer, List<CouponRequested> wanted) {
        var answers = new ArrayList<Event>();
        var allowed = new ArrayList<CouponRequested>();
        var counts = countByCustomer(offer, wanted);
        for (var request : wanted) {
            if (offer.terms().couponsPerCustomer() != null
                    && counts.getOrDefault(request.customerId(), 0L)
                            >= offer.terms().couponsPerCustomer()) {
                answers.add(unavailable(request, Refusal.OFFER_UNAVAILABLE));
            } else {
                allowed.add(request);
            }
        }
        var granted = budgets.takeCoupons(offer.id(), allowed.size());
        allowed.subList(granted, allowed.size())
                .forEach(request -> answers.add(unavailable(request, Refusal.BUDGET_EXHAUSTED)));
        answers.addAll(store(offer, allowed.subList(0, granted)));
        return answers;
    }

    private Map<String, Long> countByCustomer(Offer offer, List<CouponRequested> wanted) {
        return offer.terms().couponsPerCustomer() == null
                ? Map.of()
                : coupons.countByCustomer(
                        offer.id(),
                        wanted.stream().map(CouponRequested::customerId).toList());
    }

    private List<CouponReserved> store(Offer offer, List<CouponRequested> requests) {
        var now = clock.instant();
        var fresh = requests.stream()
                .map(request -> Coupon.reserved(
                        CouponCode.random(random), offer, request.customerId(), request.decisionId(), now))
                .collect(toMap(Coupon::decisionId, coupon -> coupon));
        var stored = coupons.reserve(List.copyOf(fresh.values()));
        budgets.giveBackCoupons(offer.id(), fresh.size() - stored.size());
        LOG.infof("reserved %d coupons of offer %s for decisions %s", stored.size(), offer.id(), stored);
        return stored.stream()
                .map(fresh::get)
                .map(coupon -> new CouponReserved(
                        coupon.customerId(),
                        coupon.decisionId(),
                        coupon.code().toString(),
                        offer.id(),
                        offer.terms().name(),
                        coupon.expiresAt()))
                .toList();
    }

    private static CouponUnavailable unavailable(CouponRequested request, Refusal reason) {
        return new CouponUnavailable(request.customerId(), request.decisionId(), request.offerId(), reason);
    }
}
