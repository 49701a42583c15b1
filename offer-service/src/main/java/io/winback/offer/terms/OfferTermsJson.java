package io.winback.offer.terms;

import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Stores terms as JSON. */
@Converter
@Immutable
public class OfferTermsJson implements AttributeConverter<OfferTerms, String> {

    @Override
    public String convertToDatabaseColumn(OfferTerms terms) {
        return EventJson.write(terms);
    }

    @Override
    public OfferTerms convertToEntityAttribute(String json) {
        return EventJson.readBack(json, OfferTerms.class);
    }
}
