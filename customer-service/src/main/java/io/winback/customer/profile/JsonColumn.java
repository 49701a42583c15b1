package io.winback.customer.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

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
        try {
            return json == null ? null : EventJson.read(json.getBytes(UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored value cannot be read", e);
        }
    }

    /** What a person allows. */
    @Converter
    static class Consents extends JsonColumn<Map<Channel, Boolean>> {
        Consents() {
            super(new TypeReference<>() {});
        }
    }

    /** Whatever else is known of a person. */
    @Converter
    static class Attributes extends JsonColumn<Map<String, Object>> {
        Attributes() {
            super(new TypeReference<>() {});
        }
    }

    /** Why we think what we think. */
    @Converter
    static class Evidence extends JsonColumn<List<String>> {
        Evidence() {
            super(new TypeReference<>() {});
        }
    }
}
