package io.winback.offer.terms;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** An offer to customers, with its terms. */
@Entity
public class Offer {

    private static final OfferTermsJson JSON = new OfferTermsJson();

    @Id
    private String offerId;

    @Convert(converter = OfferTermsJson.class)
    private OfferTerms terms;

    private Instant changedAt;

    @Version
    private long version;

    protected Offer() {}

    public Offer(String offerId, OfferTerms terms, Instant now) {
        this.offerId = offerId;
        this.terms = terms;
        this.changedAt = now;
    }

    /** Whether these terms are the present ones. */
    boolean hasTerms(OfferTerms others) {
        return terms.equals(JSON.convertToEntityAttribute(JSON.convertToDatabaseColumn(others)));
    }

    /** Coupons that were issued before keep their terms, see {@link OfferRevisions}. */
    void changeTo(OfferTerms newTerms, Instant now) {
        terms = newTerms;
        changedAt = now;
    }

    public String id() {
        return offerId;
    }

    public OfferTerms terms() {
        return terms;
    }

    /** It rises with each change, so that it also names the {@linkplain OfferRevisions revision} of the terms. */
    public long version() {
        return version;
    }

    Instant changedAt() {
        return changedAt;
    }
}
