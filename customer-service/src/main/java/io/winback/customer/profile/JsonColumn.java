package io.winback.customer.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/** Values that are kept as JSON, as nobody searches by them. */
abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    private final TypeReference<T> type;

    private JsonColumn(TypeReference<T> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(T value) {
        return value == null ? null : EventJson.write(value);
    }

    @Override
    public T convertToEntityAttribute(String json) {
        return EventJson.readBack(json, type);
    }

    /** What is known of the consent to each channel. */
    @Converter
    @Immutable
    static class Consents extends JsonColumn<Map<Channel, ChannelConsent>> {
        Consents() {
            super(new TypeReference<>() {});
        }
    }

    /** Whatever else is known of a person. */
    @Converter
    @Immutable
    static class Attributes extends JsonColumn<Map<String, Object>> {
        Attributes() {
            super(new TypeReference<>() {});
        }
    }

    /** Why we think what we think. */
    @Converter
    @Immutable
    static class Evidence extends JsonColumn<List<String>> {
        Evidence() {
            super(new TypeReference<>() {});
        }
    }
}
