package io.winback.campaign.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** The evaluations of a decision in the long form, as earlier releases stored them. */
@Converter
@Immutable
class EvaluationsJson implements AttributeConverter<List<CampaignEvaluation>, String> {

    @Override
    public String convertToDatabaseColumn(List<CampaignEvaluation> evaluations) {
        return EventJson.write(evaluations);
    }

    @Override
    public List<CampaignEvaluation> convertToEntityAttribute(String json) {
        return EventJson.readBack(json, new TypeReference<>() {});
    }
}
