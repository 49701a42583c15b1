package io.winback.offer.offer;

import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Terms are kept as they were written. */
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
