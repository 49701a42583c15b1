package io.winback.customer.profile;

import io.winback.customer.reasons.InferredReason;
import io.winback.events.Channel;
import io.winback.events.Money;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentStatements;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerAtRisk;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import io.winback.events.notification.ConsentChanged;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A person who bought from us, or may: who they are, where they stand, and what they have been metrics.
 */
@Entity
public class Customer {

    @Id
    private String customerId;

    private String name;
    private String locale;
    private String timeZone;
    private LocalDate birthDate;
    private String email;
    private String phone;
    private String chat;

    @Enumerated(EnumType.STRING)
    private Channel preferredChannel;

    @Convert(converter = JsonColumn.Consents.class)
    private Map<Channel, ChannelConsent> consents;

    @Convert(converter = JsonColumn.Attributes.class)
    private Map<String, Object> attributes;

    @Embedded
    private Lifecycle lifecycle = new Lifecycle();

    @Embedded
    private CustomerMetrics metrics = new CustomerMetrics();

    private int openComplaints;

    /** The open question whether they have died; null if there is none. */
    private UUID deathHintId;

    /** Nobody knows any more who this was; what they bought still counts. */
    private boolean erased;

    @Version
    private long version;

    protected Customer() {}

    public Customer(String customerId) {
        this.customerId = customerId;
    }

    /** What is known of the person, without consents. */
    PersonalData personalData() {
        return new PersonalData(
                name,
                locale,
                timeZone,
                birthDate,
                new PersonalData.ContactData(email, phone, chat),
                preferredChannel,
                null,
                attributes);
    }

    /** Replaces what is known of the person, save consents. */
    void replacePersonalData(PersonalData data) {
        var contacts = Optional.ofNullable(data.contacts());
        name = data.name();
        locale = data.locale();
        timeZone = data.timeZone();
        birthDate = data.birthDate();
        email = contacts.map(PersonalData.ContactData::email).orElse(null);
        phone = contacts.map(PersonalData.ContactData::phone).orElse(null);
        chat = contacts.map(PersonalData.ContactData::chat).orElse(null);
        preferredChannel = data.preferredChannel();
        attributes = data.attributes();
    }

    /**
     * A system tells its values of consents; a channel that it does not name stays as it was.
     *
     * @return how many had no effect, as the person withdrew the consent
     */
    int changeConsents(Map<Channel, Boolean> told, Instant now) {
        int kept = 0;
        for (var entry : told.entrySet()) {
            var known = consent(entry.getKey());
            kept += known.isOverruledByPerson(entry.getValue()) ? 1 : 0;
            put(entry.getKey(), known, known.withSystemValue(entry.getValue(), now));
        }
        return kept;
    }

    /** The person stated it elsewhere, such as by the link in a message. */
    void changeConsent(ConsentChanged change) {
        var known = consent(change.channel());
        put(change.channel(), known, known.withPersonStatement(change.granted(), change.changedAt()));
    }

    private ChannelConsent consent(Channel channel) {
        return consents == null ? ChannelConsent.NONE : consents.getOrDefault(channel, ChannelConsent.NONE);
    }

    private void put(Channel channel, ChannelConsent before, ChannelConsent after) {
        if (!after.equals(before)) {
            var all = new EnumMap<Channel, ChannelConsent>(Channel.class);
            all.putAll(consents == null ? Map.of() : consents);
            all.put(channel, after);
            consents = all;
        }
    }

    /** An order counts: for what they are metrics, and for where they stand. */
    public Optional<CustomerReturned> recordOrder(String orderId, Instant placedAt, Money total, String couponCode) {
        metrics.addOrder(placedAt, total);
        return returnByOrder(orderId, placedAt, total, couponCode);
    }

    /** They told us that they leave; the word of a person outweighs what we worked out. */
    public Optional<CustomerChurned> cancel(InferredReason reason, Instant cancelledAt) {
        var churned = churn(ChurnCause.CANCELLED, cancelledAt, cancelledAt, reason);
        if (churned.isEmpty()) {
            lifecycle.confirmCancellation(cancelledAt, reason);
        }
        return churned;
    }

    /**
     * Silent for too long. Whoever is lost already stays so until they buy.
     *
     * @param keptAfter an order after it, should it arrive late, shows that they were not
     * @param reason what may have driven them away
     */
    public Optional<CustomerChurned> lapse(
            Instant at, Instant returnsAfter, InferredReason reason, List<String> evidence) {
        var all = new ArrayList<>(evidence);
        all.addAll(reason.evidence());
        return churn(
                ChurnCause.LAPSED, at, returnsAfter, new InferredReason(reason.reason(), reason.confidence(), all));
    }

    /**
     * Why they left is said; of whoever is not lost it says nothing yet. Who is said to have died is lost from then on,
     * whatever their orders say.
     */
    public Optional<CustomerChurned> recordReason(InferredReason reason, Instant at) {
        if (reason.reason() == ChurnReason.DECEASED && reason.isStated()) {
            return cancel(reason, at);
        }
        if (lifecycle.stage() == Stage.CHURNED) {
            lifecycle.acceptReason(reason);
        }
        return Optional.empty();
    }

    /** A person is asked whether they have died. */
    public void openDeathHint(UUID deathHint) {
        deathHintId = deathHint;
    }

    /** The question is answered. */
    public void closeDeathHint(UUID deathHint) {
        if (deathHint.equals(deathHintId)) {
            deathHintId = null;
        }
    }

    /** Null if there is none. */
    public UUID deathHintId() {
        return deathHintId;
    }

    /** A recorded death is not true. */
    public void revokeDeath() {
        lifecycle.revokeDeath();
    }

    /** Whether an order of this time tells that they live, although a death is recorded. */
    public boolean contradictsDeath(Instant placedAt) {
        return lifecycle.contradictsDeath(placedAt);
    }

    /** An order placed after it ends their loss; null if they are not lost. */
    public Instant returnsAfter() {
        return lifecycle.stage() == Stage.CHURNED ? lifecycle.returnsAfter() : null;
    }

    /** An order that counts already ends their loss. */
    public Optional<CustomerReturned> returnByOrder(String orderId, Instant placedAt, Money total, String couponCode) {
        return lifecycle
                .recordOrder(placedAt)
                .map(episode -> new CustomerReturned(customerId, episode, placedAt, orderId, total, couponCode));
    }

    /** A loss that is still open. */
    public record OpenEpisode(UUID episodeId, CustomerSnapshot customer) {}

    /** Their open loss, with what is known of them now; empty if they are not lost. */
    public Optional<OpenEpisode> openEpisode() {
        return Optional.ofNullable(lifecycle.episodeId()).map(episode -> new OpenEpisode(episode, snapshot()));
    }

    /** They have something to complain of. */
    public void openComplaint() {
        openComplaints++;
    }

    /** One complaint of theirs is resolved. */
    public void closeComplaint() {
        openComplaints = Math.max(0, openComplaints - 1);
    }

    private Optional<CustomerChurned> churn(ChurnCause cause, Instant at, Instant returnsAfter, InferredReason reason) {
        return lifecycle
                .churn(at, returnsAfter, reason)
                .map(episode -> new CustomerChurned(customerId, episode, at, cause, snapshot()));
    }

    /** Silent for longer than usual. */
    public Optional<CustomerAtRisk> becomeAtRisk(Instant at, List<String> evidence) {
        return lifecycle.becomeAtRisk(at, evidence)
                ? Optional.of(new CustomerAtRisk(customerId, at, snapshot()))
                : Optional.empty();
    }

    /** Buys as usual. */
    public void becomeActive(Instant at) {
        lifecycle.becomeActive(at);
    }

    /** What a scoring found them to be metrics. */
    public void recordValue(CustomerValue found) {
        metrics.apply(found);
    }

    /** What the others need to know of the person. */
    public CustomerProfile profile() {
        return new CustomerProfile(
                customerId,
                version,
                name,
                locale,
                timeZone,
                contacts(),
                preferredChannel,
                consents == null ? null : consents(),
                lifecycle.stage(),
                lifecycle.churnReason(),
                metrics.value(),
                openComplaints > 0,
                deceased(),
                consentStatements());
    }

    private CustomerSnapshot snapshot() {
        return new CustomerSnapshot(
                customerId,
                lifecycle.stage(),
                metrics.tier(),
                lifecycle.churnReason(),
                lifecycle.confidence(),
                locale,
                timeZone,
                attributes,
                metrics.value(),
                openComplaints > 0);
    }

    public String id() {
        return customerId;
    }

    /** Known to have died: all contact has ended. */
    public boolean deceased() {
        return lifecycle.churnReason() == ChurnReason.DECEASED;
    }

    public boolean erased() {
        return erased;
    }

    String name() {
        return name;
    }

    public String locale() {
        return locale;
    }

    public String timeZone() {
        return timeZone;
    }

    LocalDate birthDate() {
        return birthDate;
    }

    /** A blank address, as earlier versions stored it, is none. */
    Contacts contacts() {
        return new Contacts(unlessBlank(email), unlessBlank(phone), unlessBlank(chat));
    }

    private static String unlessBlank(String address) {
        return address == null || address.isBlank() ? null : address;
    }

    Channel preferredChannel() {
        return preferredChannel;
    }

    /** The effective consent of each channel that anything is known of. */
    Map<Channel, Consent> consents() {
        var effective = new EnumMap<Channel, Consent>(Channel.class);
        if (consents != null) {
            consents.forEach((channel, consent) -> effective.put(channel, consent.effective()));
        }
        return effective;
    }

    private Map<Channel, ConsentStatements> consentStatements() {
        var statements = new EnumMap<Channel, ConsentStatements>(Channel.class);
        if (consents != null) {
            consents.forEach((channel, consent) -> statements.put(channel, consent.statements()));
        }
        return statements;
    }

    Map<String, Object> attributes() {
        return attributes;
    }

    /** Null before the first scoring. */
    public Tier tier() {
        return metrics.tier();
    }

    public Stage stage() {
        return lifecycle.stage();
    }

    /** Whether they bought again after what somebody believes to be their last order. */
    public boolean orderedAfter(Instant lastKnown) {
        return metrics.lastOrderAt() != null && metrics.lastOrderAt().isAfter(lastKnown);
    }

    public LifecycleKey lifecycleKey() {
        return new LifecycleKey(lifecycle.stage(), lifecycle.churnReason(), metrics.tier());
    }

    /** It was stored apart from a session, which would have counted its version. */
    void incrementVersion() {
        version++;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    CustomerMetrics metrics() {
        return metrics;
    }
}
