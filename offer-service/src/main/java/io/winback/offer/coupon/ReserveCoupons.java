package io.winback.offer.coupon;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Event;
import io.winback.events.Refusal;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponUnavailable;
import io.winback.offer.offer.Budgets;
import io.winback.offer.offer.Offer;
import io.winback.offer.offer.Offers;
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

/** Keeps one coupon for each decision that asks, as far as the offer's budget goes. */
@ApplicationScoped
class ReserveCoupons {

    private static final Logger LOG = Logger.getLogger(ReserveCoupons.class);

    private final Offers offers;
    private final Budgets budgets;
    private final Coupons coupons;
    private final Outbox outbox;
    private final Clock clock;
    private final RandomGenerator chance;

    ReserveCoupons(
            Offers offers, Budgets budgets, Coupons coupons, Outbox outbox, Clock clock, RandomGenerator chance) {
        this.offers = offers;
        this.budgets = budgets;
        this.coupons = coupons;
        this.outbox = outbox;
        this.clock = clock;
        this.chance = chance;
    }

    @Transactional
    void forEach(List<CouponRequested> requests) {
        var known = offers.named(requests.stream().map(CouponRequested::offerId).collect(toSet()));
        var answers = new ArrayList<Event>();
        requests.stream().collect(groupingBy(CouponRequested::offerId)).forEach((offerId, wanted) -> {
            if (known.containsKey(offerId)) {
                answers.addAll(reserve(known.get(offerId), wanted));
            } else {
                LOG.warnf("%d decisions ask for the offer %s, which does not exist", wanted.size(), offerId);
                wanted.forEach(request -> answers.add(unavailable(request, Refusal.OFFER_UNAVAILABLE)));
            }
        });
        outbox.publish(answers);
    }

    private List<Event> reserve(Offer offer, List<CouponRequested> wanted) {
        var answers = new ArrayList<Event>();
        var allowed = new ArrayList<CouponRequested>();
        var held = held(offer, wanted);
        for (var request : wanted) {
            if (offer.terms().couponsPerCustomer() != null
                    && held.getOrDefault(request.customerId(), 0L)
                            >= offer.terms().couponsPerCustomer()) {
                answers.add(unavailable(request, Refusal.OFFER_UNAVAILABLE));
            } else {
                allowed.add(request);
            }
        }
        var granted = budgets.takeCoupons(offer.id(), allowed.size());
        allowed.subList(granted, allowed.size())
                .forEach(request -> answers.add(unavailable(request, Refusal.BUDGET_EXHAUSTED)));
        answers.addAll(keep(offer, allowed.subList(0, granted)));
        return answers;
    }

    private Map<String, Long> held(Offer offer, List<CouponRequested> wanted) {
        return offer.terms().couponsPerCustomer() == null
                ? Map.of()
                : coupons.counted(
                        offer.id(),
                        wanted.stream().map(CouponRequested::customerId).toList());
    }

    private List<CouponReserved> keep(Offer offer, List<CouponRequested> requests) {
        var now = clock.instant();
        var fresh = requests.stream()
                .map(request -> Coupon.reserved(
                        CouponCode.random(chance), offer, request.customerId(), request.decisionId(), now))
                .collect(toMap(Coupon::decisionId, coupon -> coupon));
        var kept = coupons.reserve(List.copyOf(fresh.values()));
        budgets.giveBackCoupons(offer.id(), fresh.size() - kept.size());
        LOG.infof("%d coupons of offer %s are reserved, for decisions %s", kept.size(), offer.id(), kept);
        return kept.stream()
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
