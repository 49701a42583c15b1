package io.winback.offer.offer;

import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.IOException;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Terms are kept as they were written. */
@Converter
public class OfferTermsJson implements AttributeConverter<OfferTerms, String> {

    @Override
    public String convertToDatabaseColumn(OfferTerms terms) {
        return EventJson.write(terms);
    }

    @Override
    public OfferTerms convertToEntityAttribute(String json) {
        try {
            return EventJson.read(json.getBytes(UTF_8), OfferTerms.class);
        } catch (IOException e) {
            throw new UncheckedIOException("stored terms cannot be read", e);
        }
    }
}
