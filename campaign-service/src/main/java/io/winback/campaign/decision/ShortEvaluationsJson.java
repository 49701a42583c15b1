package io.winback.campaign.decision;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Stores evaluations in their short form. */
@Converter
@Immutable
class ShortEvaluationsJson implements AttributeConverter<List<CampaignEvaluation>, String> {

    @Override
    public String convertToDatabaseColumn(List<CampaignEvaluation> evaluations) {
        return evaluations == null ? null : ShortEvaluations.write(evaluations);
    }

    @Override
    public List<CampaignEvaluation> convertToEntityAttribute(String json) {
        return ShortEvaluations.read(json);
    }
}
