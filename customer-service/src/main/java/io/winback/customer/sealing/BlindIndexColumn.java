package io.winback.customer.sealing;

import io.quarkus.arc.Unremovable;
import io.winback.chassis.sealing.Sealing;
import jakarta.inject.Singleton;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Stores a blind index. */
@Converter
@Immutable
@Singleton
@Unremovable
public class BlindIndexColumn implements AttributeConverter<BlindIndex, String> {

    private final Sealing sealing;

    BlindIndexColumn(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public String convertToDatabaseColumn(BlindIndex value) {
        return value == null ? null : value.toStored(sealing);
    }

    @Override
    public BlindIndex convertToEntityAttribute(String stored) {
        return BlindIndex.stored(stored);
    }
}
