package io.winback.offer;

import io.winback.testkit.TestDatabase;

/** Terms that are stored, and that a request could not set any more: those of an offer that has ended, or of an earlier release. */
public final class StoredTerms {

    private StoredTerms() {}

    /** Ten per cent off, with an end that has passed. @return the id of the offer */
    public static String ofAnEndedOffer() {
        return of("""
                {"name": "ended", "reward": {"kind": "PERCENT", "value": 10}, "validUntil": "2020-01-01T00:00:00Z"}""");
    }

    /** @return the id of an offer with these terms */
    public static String of(String terms) {
        var offer = OfferApi.anOffer();
        return TestDatabase.value("update offer set terms = ? where offer_id = ? returning offer_id", terms, offer);
    }
}
