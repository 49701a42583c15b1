package io.winback.customer.sealing;

import io.quarkus.arc.Unremovable;
import io.winback.chassis.sealing.Sealing;
import jakarta.inject.Singleton;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Stores a text whose plain form has a column of its own, where values are sealed. */
@Converter
@Immutable
@Singleton
@Unremovable
public class SealedOnlyColumn implements AttributeConverter<SealedText, String> {

    private final Sealing sealing;

    SealedOnlyColumn(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public String convertToDatabaseColumn(SealedText value) {
        return value == null || !value.isStored() && !sealing.writes() ? null : value.toStored(sealing);
    }

    @Override
    public SealedText convertToEntityAttribute(String stored) {
        return SealedText.stored(stored, sealing);
    }
}
