package io.winback.customer.profile;

import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerAtRisk;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A customer: personal data, consents, lifecycle stage, and metrics of orders and value. */
@Entity
public class Customer {

    @Id
    private String customerId;

    /** Null if all its columns are null. */
    @Embedded
    private PersonalDetails details = new PersonalDetails();

    @Embedded
    private Lifecycle lifecycle = new Lifecycle();

    @Embedded
    private CustomerMetrics metrics = new CustomerMetrics();

    private int openComplaints;

    /** The open hint that the customer may have died; null if there is none. */
    private UUID deathHintId;

    /** The personal data is deleted. Orders and metrics remain for statistics. */
    private boolean erased;

    @Version
    private long version;

    protected Customer() {}

    public Customer(String customerId) {
        this.customerId = customerId;
    }

    /** The personal data and the consents, for reading. */
    PersonalDetails details() {
        return (details == null ? new PersonalDetails() : details).of(customerId);
    }

    /** The personal data and the consents, for a change. */
    PersonalDetails detailsToChange() {
        if (details == null) {
            details = new PersonalDetails();
        }
        return details.of(customerId);
    }

    /** Credits an order to the metrics. It makes a prospect active, and a customer at risk who was so before. */
    public void recordOrder(Purchase order) {
        boolean isFirst = metrics.firstOrderAt() != null
                && metrics.firstOrderAt().equals(lifecycle.since())
                && order.time().placedAt().isBefore(metrics.firstOrderAt());
        metrics.addOrder(order.time().placedAt(), order.total());
        lifecycle.recordOrder(order.time(), isFirst);
    }

    public PurchaseTotals totals() {
        return metrics.totals();
    }

    /** Replaces the totals by those of all stored orders. */
    public void recordTotals(PurchaseTotals totals) {
        metrics.record(totals);
    }

    /** The end of a churn episode. */
    public CustomerReturned returned(UUID episode, EpisodeReturn end) {
        return new CustomerReturned(
                customerId,
                episode,
                end.at(),
                end.orderId(),
                end.total(),
                end.couponCode(),
                end.isByCouponAlone() ? true : null,
                version,
                published().snapshot());
    }

    /**
     * By all facts, the customer has not returned after the last loss.
     *
     * @param at when the episode began
     * @param border an order after this time ends the episode
     */
    public CustomerChurned churn(UUID episode, ChurnCause cause, Instant at, Instant border, EpisodeReason reason) {
        lifecycle.churn(episode, at, border, reason);
        return churned(new Lifecycle.Churn(episode, cause, at));
    }

    /**
     * By all facts, the customer has returned after the last loss.
     *
     * @param border an order after this time ended the episode
     */
    public void comeBack(Instant at, Instant border) {
        lifecycle.comeBack(at, border);
    }

    /** An episode that has ended, as it began. */
    public CustomerChurned churnedBefore(UUID episode, ChurnCause cause, Instant at, EpisodeReason reason) {
        var now = published().snapshot();
        var then = new CustomerSnapshot(
                customerId,
                Stage.CHURNED,
                now.tier(),
                reason.reason(),
                reason.confidence(),
                now.locale(),
                now.timeZone(),
                now.attributes(),
                now.value(),
                now.openComplaint(),
                now.reach());
        return new CustomerChurned(customerId, episode, at, cause, then, version);
    }

    /** Some orders were cancelled, and the totals are those of the others. */
    public void loseOrders(PurchaseTotals others) {
        metrics.record(others);
        lifecycle.loseOrders(others.firstOrderAt());
    }

    /**
     * The customer has placed no order for too long.
     *
     * @param returnsAfter an order after this time ends the episode, even if the order arrives late
     * @param evidence for the lapse
     * @return empty if the customer has churned already
     */
    public Optional<CustomerChurned> lapse(
            Instant at, Instant returnsAfter, InferredReason reason, List<String> evidence) {
        return lifecycle
                .lapse(at, returnsAfter, reason.withEvidenceBefore(evidence))
                .map(this::churned);
    }

    /**
     * Takes over the reason of an open churn episode. A stated death begins an episode; any other reason is ignored for a
     * customer who has not churned.
     */
    public Optional<CustomerChurned> recordReason(InferredReason reason, Instant at) {
        return lifecycle.recordReason(at, reason).map(this::churned);
    }

    private CustomerChurned churned(Lifecycle.Churn churn) {
        return new CustomerChurned(
                customerId,
                churn.episodeId(),
                churn.at(),
                churn.cause(),
                published().snapshot(),
                version);
    }

    /** The event with the version that the customer has now. */
    public CustomerChurned withVersion(CustomerChurned churned) {
        return new CustomerChurned(
                customerId, churned.episodeId(), churned.churnedAt(), churned.cause(), churned.customer(), version);
    }

    /** @return empty if the customer is at risk or has churned already */
    public Optional<CustomerAtRisk> becomeAtRisk(Instant at, List<String> evidence) {
        return lifecycle.becomeAtRisk(at, evidence)
                ? Optional.of(new CustomerAtRisk(customerId, at, published().snapshot()))
                : Optional.empty();
    }

    public void becomeActive(Instant at) {
        lifecycle.becomeActive(at);
    }

    /** The open churn episode of a customer, with a snapshot of now. */
    public record OpenEpisode(UUID episodeId, Instant churnedAt, CustomerSnapshot customer) {

        public boolean beginsLike(OpenEpisode other) {
            return churnedAt.equals(other.churnedAt) && customer.churnReason() == other.customer.churnReason();
        }
    }

    public Optional<OpenEpisode> openEpisode() {
        return Optional.ofNullable(lifecycle.episodeId())
                .map(episode ->
                        new OpenEpisode(episode, lifecycle.since(), published().snapshot()));
    }

    /** The open episode as it is now known: it began at another time, or for another reason. */
    public Optional<CustomerChurned> churnedAgain() {
        return Optional.ofNullable(lifecycle.episodeId())
                .map(episode -> churned(new Lifecycle.Churn(episode, ChurnCause.CANCELLED, lifecycle.since())));
    }

    /** Why the customer left, in the open episode. */
    public EpisodeReason reason() {
        return lifecycle.reason();
    }

    /** An order after this time ended the last episode, or ends the open one; null before the first episode. */
    public Instant lastReturnBorder() {
        return lifecycle.storedReturnsAfter();
    }

    /** When the stage began. */
    public Instant since() {
        return lifecycle.since();
    }

    /** An order placed after this time ends the churn episode; null if there is none. */
    public Instant returnsAfter() {
        return lifecycle.stage() == Stage.CHURNED ? lifecycle.returnsAfter() : null;
    }

    public void openDeathHint(UUID deathHint) {
        deathHintId = deathHint;
    }

    public void closeDeathHint(UUID deathHint) {
        if (deathHint.equals(deathHintId)) {
            deathHintId = null;
        }
    }

    /** The open death hint; null if there is none. */
    public UUID deathHintId() {
        return deathHintId;
    }

    /** A recorded death was an error. */
    public void revokeDeath() {
        lifecycle.revokeDeath();
    }

    /** Whether an order of this time contradicts a recorded death. */
    public boolean contradictsDeath(Instant placedAt) {
        return lifecycle.contradictsDeath(placedAt);
    }

    /** Whether the customer is recorded as deceased. All contact has ended then. */
    public boolean deceased() {
        return lifecycle.churnReason() == ChurnReason.DECEASED;
    }

    public void openComplaint() {
        openComplaints++;
    }

    public void closeComplaint() {
        openComplaints = Math.max(0, openComplaints - 1);
    }

    /**
     * Takes over the results of a scoring.
     *
     * @return whether orders changed after the last scoring that knew all orders, so that the profile has to be published
     */
    public boolean recordScore(CustomerValue value, BoughtCategories bought) {
        return metrics.apply(value, bought);
    }

    /** Whether a scoring of a later day was applied. */
    public boolean scoredAfter(LocalDate day) {
        return metrics.asOf() != null && metrics.asOf().isAfter(day);
    }

    /** Whether an order was placed after this time. */
    public boolean orderedAfter(Instant time) {
        return metrics.lastOrderAt() != null && metrics.lastOrderAt().isAfter(time);
    }

    /** The profile that other services receive. */
    public CustomerProfile profile() {
        return published().profile(version);
    }

    /** What events show of the customer: no name, and no addresses. */
    public CustomerSnapshot snapshot() {
        return published().snapshot();
    }

    private PublishedCustomer published() {
        return new PublishedCustomer(customerId, details(), lifecycle, metrics, openComplaints > 0);
    }

    public LifecycleKey lifecycleKey() {
        return new LifecycleKey(lifecycle.stage(), lifecycle.churnReason(), metrics.tier());
    }

    /** For statements that store the customer without a session. */
    void incrementVersion() {
        version++;
    }

    long version() {
        return version;
    }

    public String id() {
        return customerId;
    }

    public boolean erased() {
        return erased;
    }

    public String locale() {
        return details().locale();
    }

    public String timeZone() {
        return details().timeZone();
    }

    /** Null before the first scoring. */
    public Tier tier() {
        return metrics.tier();
    }

    public Stage stage() {
        return lifecycle.stage();
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    CustomerMetrics metrics() {
        return metrics;
    }
}
