package io.winback.customer.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.arc.Unremovable;
import io.winback.chassis.sealing.Sealing;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import jakarta.inject.Singleton;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/** Values that are stored as JSON, because no query searches by them. */
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

    /** The consent to each channel. */
    @Converter
    @Immutable
    static class Consents extends JsonColumn<Map<Channel, ChannelConsent>> {
        Consents() {
            super(new TypeReference<>() {});
        }
    }

    /** The categories that a customer bought. */
    @Converter
    @Immutable
    static class Categories extends JsonColumn<List<String>> {
        Categories() {
            super(new TypeReference<>() {});
        }
    }

    /** Further attributes of a customer. */
    @Converter
    @Immutable
    static class Attributes extends JsonColumn<Map<String, Object>> {
        Attributes() {
            super(new TypeReference<>() {});
        }
    }

    /** The evidence for a stage or a churn reason. It may hold words of the customer, so it is sealed. */
    @Converter
    @Immutable
    @Singleton
    @Unremovable
    static class Evidence extends JsonColumn<List<String>> {

        private final Sealing sealing;

        Evidence(Sealing sealing) {
            super(new TypeReference<>() {});
            this.sealing = sealing;
        }

        /** Evidence that did not change keeps its stored form. */
        @Override
        public String convertToDatabaseColumn(List<String> value) {
            return value instanceof SealedEvidence evidence
                    ? evidence.stored()
                    : sealing.seal(CustomerColumns.EVIDENCE, "", super.convertToDatabaseColumn(value));
        }

        @Override
        public List<String> convertToEntityAttribute(String stored) {
            return stored == null ? null : new SealedEvidence(stored, sealing);
        }
    }
}
