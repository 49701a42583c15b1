package io.winback.campaign.campaign;

import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.IOException;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Definitions are kept as they were written. */
@Converter
public class DefinitionJson implements AttributeConverter<CampaignDefinition, String> {

    @Override
    public String convertToDatabaseColumn(CampaignDefinition definition) {
        return definition == null ? null : EventJson.write(definition);
    }

    @Override
    public CampaignDefinition convertToEntityAttribute(String json) {
        try {
            return json == null ? null : EventJson.read(json.getBytes(UTF_8), CampaignDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored definition cannot be read", e);
        }
    }
}
