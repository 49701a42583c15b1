package io.winback.notification.template;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Templates are kept as they were written. */
@Converter
class MessagesJson implements AttributeConverter<List<MessageTemplate>, String> {

    @Override
    public String convertToDatabaseColumn(List<MessageTemplate> messages) {
        return EventJson.write(messages);
    }

    @Override
    public List<MessageTemplate> convertToEntityAttribute(String json) {
        try {
            return EventJson.read(json.getBytes(UTF_8), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("a stored template cannot be read", e);
        }
    }
}
