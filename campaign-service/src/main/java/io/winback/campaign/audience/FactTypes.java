package io.winback.campaign.audience;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Optional;

/** Groups of facts by name and type. */
final class FactTypes {

    static final StructType MONEY = struct("Money", Map.of("amount", SimpleType.DOUBLE, "currency", SimpleType.STRING));

    private FactTypes() {}

    static StructType struct(String name, Map<String, CelType> fields) {
        return StructType.create(
                name, ImmutableSet.copyOf(fields.keySet()), field -> Optional.ofNullable(fields.get(field)));
    }
}
