package io.winback.notification.template;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Templates are kept as they were written. */
@Converter
@Immutable
class MessagesJson implements AttributeConverter<List<MessageTemplate>, String> {

    @Override
    public String convertToDatabaseColumn(List<MessageTemplate> messages) {
        return EventJson.write(messages);
    }

    @Override
    public List<MessageTemplate> convertToEntityAttribute(String json) {
        return EventJson.readBack(json, new TypeReference<>() {});
    }
}
