package io.winback.customer.sealing;

import io.quarkus.arc.Unremovable;
import io.winback.chassis.sealing.Sealing;
import jakarta.inject.Singleton;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** Stores a date where values are not sealed. */
@Converter
@Immutable
@Singleton
@Unremovable
public class PlainDateColumn implements AttributeConverter<PlainDate, LocalDate> {

    private final Sealing sealing;

    PlainDateColumn(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public LocalDate convertToDatabaseColumn(PlainDate value) {
        return value == null ? null : value.toStored(sealing.writes());
    }

    @Override
    public PlainDate convertToEntityAttribute(LocalDate stored) {
        return PlainDate.stored(stored);
    }
}
