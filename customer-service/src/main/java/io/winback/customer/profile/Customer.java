package io.winback.customer.profile;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.Channel;
import io.winback.events.Money;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerAtRisk;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A person who bought from us, or may. They stand at one stage; being lost opens an episode, and buying again ends it.
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
    private Map<Channel, Boolean> consents;

    private Instant consentsAt;

    @Convert(converter = JsonColumn.Attributes.class)
    private Map<String, Object> attributes;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private Instant since;

    @Enumerated(EnumType.STRING)
    private ChurnReason churnReason;

    private Double confidence;

    @Convert(converter = JsonColumn.Evidence.class)
    private List<String> evidence;

    private UUID episodeId;
    private int orders;
    private Instant firstOrderAt;
    private Instant lastOrderAt;
    private BigDecimal revenue;
    private String currency;
    private Integer recencyScore;
    private Integer frequencyScore;
    private Integer monetaryScore;

    @Enumerated(EnumType.STRING)
    private Tier tier;

    private LocalDate asOf;

    @Version
    private long version;

    protected Customer() {}

    public Customer(String customerId) {
        this.customerId = customerId;
        this.stage = Stage.PROSPECT;
    }

    /** Replaces what is known of the person; a consent that is not named stays as it was. */
    void describe(PersonalData data, Instant now) {
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
        if (data.consents() != null && !data.consents().isEmpty()) {
            var said = new EnumMap<Channel, Boolean>(Channel.class);
            said.putAll(consents());
            said.putAll(data.consents());
            if (!said.equals(consents)) {
                consents = said;
                consentsAt = now;
            }
        }
    }

    /**
     * An order counts: for what they are worth, and for where they stand. One that was placed before they were lost is
     * old news that comes late, and brings nobody back.
     */
    public Optional<CustomerReturned> bought(String orderId, Instant placedAt, Money total, String couponCode) {
        addToWorth(placedAt, total);
        if (stage == Stage.PROSPECT) {
            moveTo(Stage.ACTIVE, placedAt);
        } else if (stage == Stage.AT_RISK && placedAt.isAfter(since)) {
            moveTo(Stage.ACTIVE, placedAt);
        } else if (stage == Stage.CHURNED && placedAt.isAfter(since)) {
            var returned = new CustomerReturned(customerId, episodeId, placedAt, orderId, total, couponCode);
            moveTo(Stage.WON_BACK, placedAt);
            episodeId = null;
            return Optional.of(returned);
        }
        return Optional.empty();
    }

    /** They told us that they leave; the word of a person outweighs what we worked out. */
    public Optional<CustomerChurned> cancelled(ChurnReason reason, Instant cancelledAt) {
        var said = List.of("the customer cancelled and said " + reason);
        if (stage == Stage.CHURNED) {
            churnReason = reason;
            confidence = 1.0;
            evidence = said;
            return Optional.empty();
        }
        return Optional.of(lost(ChurnCause.CANCELLED, cancelledAt, reason, 1.0, said));
    }

    /** Silent for too long. Whoever is lost already stays so until they buy. */
    public Optional<CustomerChurned> lapsed(Instant at, String because) {
        return stage == Stage.CHURNED
                ? Optional.empty()
                : Optional.of(lost(ChurnCause.LAPSED, at, ChurnReason.UNKNOWN, 0.0, List.of(because)));
    }

    /** Silent for longer than usual. */
    public Optional<CustomerAtRisk> wavers(Instant at, String because) {
        if (stage == Stage.CHURNED || stage == Stage.AT_RISK) {
            return Optional.empty();
        }
        moveTo(Stage.AT_RISK, at);
        evidence = List.of(because);
        return Optional.of(new CustomerAtRisk(customerId, at, snapshot()));
    }

    /** Buys as usual. */
    public void thrives(Instant at) {
        if (stage == Stage.PROSPECT || stage == Stage.AT_RISK) {
            moveTo(Stage.ACTIVE, at);
        }
    }

    /** What they are worth beside the others, as of a date. */
    public void valued(
            int asOfOrders, Instant first, Instant last, Money total, Rfm rfm, Tier newTier, LocalDate date) {
        orders = asOfOrders;
        firstOrderAt = first;
        lastOrderAt = last;
        revenue = total.amount();
        currency = total.currency().getCurrencyCode();
        recencyScore = rfm.recency();
        frequencyScore = rfm.frequency();
        monetaryScore = rfm.monetary();
        tier = newTier;
        asOf = date;
    }

    private CustomerChurned lost(ChurnCause cause, Instant at, ChurnReason reason, double sure, List<String> because) {
        moveTo(Stage.CHURNED, at);
        churnReason = reason;
        confidence = sure;
        evidence = because;
        episodeId = UuidCreator.getTimeOrderedEpoch();
        return new CustomerChurned(customerId, episodeId, at, cause, snapshot());
    }

    private void moveTo(Stage next, Instant at) {
        stage = next;
        since = at;
        churnReason = null;
        confidence = null;
        evidence = null;
    }

    private void addToWorth(Instant placedAt, Money total) {
        orders++;
        firstOrderAt = firstOrderAt == null || placedAt.isBefore(firstOrderAt) ? placedAt : firstOrderAt;
        lastOrderAt = lastOrderAt == null || placedAt.isAfter(lastOrderAt) ? placedAt : lastOrderAt;
        if (revenue == null) {
            revenue = total.amount();
            currency = total.currency().getCurrencyCode();
        } else if (currency.equals(total.currency().getCurrencyCode())) {
            revenue = revenue.add(total.amount());
        }
    }

    /** What the others need to know of the person. */
    public CustomerProfile profile() {
        return new CustomerProfile(
                customerId,
                version,
                name,
                locale,
                timeZone,
                new Contacts(email, phone, chat),
                preferredChannel,
                consents,
                consentsAt,
                stage,
                churnReason,
                value());
    }

    private CustomerSnapshot snapshot() {
        return new CustomerSnapshot(
                customerId, stage, tier, churnReason, confidence, locale, timeZone, attributes, value(), version);
    }

    /** What they have been worth; null before the first order. */
    CustomerValue value() {
        return orders == 0
                ? null
                : new CustomerValue(
                        orders,
                        firstOrderAt,
                        lastOrderAt,
                        new Money(revenue, Currency.getInstance(currency)),
                        recencyScore == null ? null : new Rfm(recencyScore, frequencyScore, monetaryScore),
                        tier,
                        asOf);
    }

    public String id() {
        return customerId;
    }

    String name() {
        return name;
    }

    String locale() {
        return locale;
    }

    public String timeZone() {
        return timeZone;
    }

    LocalDate birthDate() {
        return birthDate;
    }

    Contacts contacts() {
        return new Contacts(email, phone, chat);
    }

    Channel preferredChannel() {
        return preferredChannel;
    }

    Map<Channel, Boolean> consents() {
        return consents == null ? Map.of() : consents;
    }

    Map<String, Object> attributes() {
        return attributes;
    }

    public Stage stage() {
        return stage;
    }

    Instant since() {
        return since;
    }

    ChurnReason churnReason() {
        return churnReason;
    }

    Double confidence() {
        return confidence;
    }

    List<String> evidence() {
        return evidence;
    }

    BigDecimal revenue() {
        return revenue == null ? BigDecimal.ZERO : revenue;
    }
}
