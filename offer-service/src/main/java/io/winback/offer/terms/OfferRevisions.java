package io.winback.offer.terms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The terms of each version of the offers. A coupon keeps the terms of the version that it was issued under. */
@ApplicationScoped
@Transactional(MANDATORY)
public class OfferRevisions {

    private static final OfferTermsJson JSON = new OfferTermsJson();

    private final Session database;

    OfferRevisions(Session database) {
        this.database = database;
    }

    /** Stores the present terms of an offer, unless they are stored. */
    void keep(Offer offer) {
        database.createNativeMutationQuery("""
                        insert into offer_revision (offer_id, revision, terms) values (:offer, :revision, :terms)
                        on conflict (offer_id, revision) do nothing""")
                .setParameter("offer", offer.id())
                .setParameter("revision", offer.version())
                .setParameter("terms", JSON.convertToDatabaseColumn(offer.terms()))
                .executeUpdate();
    }

    /** Deletes the revisions of an offer that was never used. */
    void deleteOf(String offerId) {
        database.createNativeMutationQuery("delete from offer_revision where offer_id = :offer")
                .setParameter("offer", offerId)
                .executeUpdate();
    }

    /**
     * The terms of a revision. A coupon of an earlier release has none, and keeps the first that are stored. An offer of an
     * earlier release that has not changed since has its present terms alone.
     *
     * @param revision null for the first
     */
    public OfferTerms terms(Offer offer, Long revision) {
        return scalar(database, """
                        select terms from offer_revision
                        where offer_id = :offer and revision = coalesce(cast(:revision as bigint),
                            (select min(revision) from offer_revision where offer_id = :offer))""", String.class)
                .setParameter("offer", offer.id())
                .setParameter("revision", revision)
                .uniqueResultOptional()
                .map(JSON::convertToEntityAttribute)
                .orElseGet(offer::terms);
    }
}
