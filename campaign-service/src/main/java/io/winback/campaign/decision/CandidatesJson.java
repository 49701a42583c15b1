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
class CandidatesJson implements AttributeConverter<List<CandidateVerdict>, String> {

    @Override
    public String convertToDatabaseColumn(List<CandidateVerdict> candidates) {
        return EventJson.write(candidates);
    }

    @Override
    public List<CandidateVerdict> convertToEntityAttribute(String json) {
        return EventJson.readBack(json, new TypeReference<>() {});
    }
}
