package io.winback.campaign.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What every gate said, kept as JSON. */
@Converter
class CandidatesJson implements AttributeConverter<List<CandidateVerdict>, String> {

    @Override
    public String convertToDatabaseColumn(List<CandidateVerdict> candidates) {
        return EventJson.write(candidates);
    }

    @Override
    public List<CandidateVerdict> convertToEntityAttribute(String json) {
        try {
            return EventJson.read(json.getBytes(UTF_8), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("stored verdicts cannot be read", e);
        }
    }
}
