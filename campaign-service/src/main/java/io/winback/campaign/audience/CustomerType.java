package io.winback.campaign.audience;

import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.List;
import java.util.Map;

import static java.util.Map.entry;

/** The facts of a customer by name and type. */
final class CustomerType {

    private static final StructType RFM = FactTypes.struct(
            "Rfm", Map.of("recency", SimpleType.INT, "frequency", SimpleType.INT, "monetary", SimpleType.INT));

    private static final StructType VALUE = FactTypes.struct(
            "Value",
            Map.ofEntries(
                    entry("orders", SimpleType.INT),
                    entry("firstOrderAt", SimpleType.TIMESTAMP),
                    entry("lastOrderAt", SimpleType.TIMESTAMP),
                    entry("revenue", FactTypes.MONEY),
                    entry("rfm", RFM),
                    entry("pAlive", SimpleType.DOUBLE),
                    entry("pNoOrder", SimpleType.DOUBLE),
                    entry("expectedOrders", SimpleType.DOUBLE),
                    entry("expectedSpend", FactTypes.MONEY),
                    entry("lifetimeValue", FactTypes.MONEY),
                    entry("tier", SimpleType.STRING),
                    entry("asOf", SimpleType.STRING)));

    static final StructType CUSTOMER = FactTypes.struct(
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

    /** The types that it is made of. */
    static final List<StructType> ALL = List.of(CUSTOMER, VALUE, RFM);

    private CustomerType() {}
}
