package io.winback.campaign.audience;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Optional;

import static java.util.Map.entry;

/** The facts of a customer by name and type. An unknown name in a rule is an error when the rule is written. */
final class CustomerType implements CelTypeProvider {

    private static final StructType MONEY =
            struct("Money", Map.of("amount", SimpleType.DOUBLE, "currency", SimpleType.STRING));

    private static final StructType RFM =
            struct("Rfm", Map.of("recency", SimpleType.INT, "frequency", SimpleType.INT, "monetary", SimpleType.INT));

    private static final StructType VALUE = struct(
            "Value",
            Map.ofEntries(
                    entry("orders", SimpleType.INT),
                    entry("firstOrderAt", SimpleType.TIMESTAMP),
                    entry("lastOrderAt", SimpleType.TIMESTAMP),
                    entry("revenue", MONEY),
                    entry("rfm", RFM),
                    entry("pAlive", SimpleType.DOUBLE),
                    entry("pNoOrder", SimpleType.DOUBLE),
                    entry("expectedOrders", SimpleType.DOUBLE),
                    entry("expectedSpend", MONEY),
                    entry("lifetimeValue", MONEY),
                    entry("tier", SimpleType.STRING),
                    entry("asOf", SimpleType.STRING)));

    static final StructType CUSTOMER = struct(
            "Customer",
            Map.of(
                    "customerId", SimpleType.STRING,
                    "stage", SimpleType.STRING,
                    "tier", SimpleType.STRING,
                    "churnReason", SimpleType.STRING,
                    "confidence", SimpleType.DOUBLE,
                    "locale", SimpleType.STRING,
                    "timeZone", SimpleType.STRING,
                    "attributes", MapType.create(SimpleType.STRING, SimpleType.DYN),
                    "value", VALUE));

    private static final ImmutableList<CelType> ALL = ImmutableList.of(CUSTOMER, VALUE, RFM, MONEY);

    @Override
    public ImmutableCollection<CelType> types() {
        return ALL;
    }

    @Override
    public Optional<CelType> findType(String name) {
        return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    private static StructType struct(String name, Map<String, CelType> fields) {
        return StructType.create(
                name, ImmutableSet.copyOf(fields.keySet()), field -> Optional.ofNullable(fields.get(field)));
    }
}
