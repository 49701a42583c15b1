package io.winback.customer.sealing;

import io.quarkus.arc.Unremovable;
import io.winback.chassis.sealing.Sealing;
import jakarta.inject.Singleton;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Stores a text in its own column, sealed or, where values are not sealed, plain. */
@Converter
@Immutable
@Singleton
@Unremovable
public class SealedTextColumn implements AttributeConverter<SealedText, String> {

    private final Sealing sealing;

    SealedTextColumn(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public String convertToDatabaseColumn(SealedText value) {
        return value == null ? null : value.toStored(sealing);
    }

    @Override
    public SealedText convertToEntityAttribute(String stored) {
        return SealedText.stored(stored, sealing);
    }
}
