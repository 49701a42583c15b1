package io.winback.campaign.definition;

import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Stores a definition as JSON. */
@Converter
@Immutable
public class DefinitionJson implements AttributeConverter<CampaignDefinition, String> {

    @Override
    public String convertToDatabaseColumn(CampaignDefinition definition) {
        return definition == null ? null : EventJson.write(definition);
    }

    @Override
    public CampaignDefinition convertToEntityAttribute(String json) {
        return EventJson.readBack(json, CampaignDefinition.class);
    }
}
