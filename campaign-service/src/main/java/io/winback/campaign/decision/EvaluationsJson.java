package io.winback.campaign.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** What every gate said, kept as JSON. */
@Converter
@Immutable
class EvaluationsJson implements AttributeConverter<List<CampaignEvaluation>, String> {

    @Override
    public String convertToDatabaseColumn(List<CampaignEvaluation> candidates) {
        return EventJson.write(candidates);
    }

    @Override
    public List<CampaignEvaluation> convertToEntityAttribute(String json) {
        return EventJson.readBack(json, new TypeReference<>() {});
    }
}
