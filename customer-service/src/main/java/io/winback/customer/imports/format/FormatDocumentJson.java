package io.winback.customer.imports.format;

import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Stores the document of a format as JSON. */
@Converter
@Immutable
public class FormatDocumentJson implements AttributeConverter<FormatDocument, String> {

    @Override
    public String convertToDatabaseColumn(FormatDocument document) {
        return EventJson.write(document);
    }

    @Override
    public FormatDocument convertToEntityAttribute(String json) {
        return EventJson.readBack(json, FormatDocument.class);
    }
}
