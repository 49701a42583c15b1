package io.winback.campaign.audience;

import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.winback.events.Channel;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final StructType BIRTHDAY =
            FactTypes.struct("Birthday", Map.of("month", SimpleType.INT, "day", SimpleType.INT));

    /** One truth value for each channel. */
    private static final StructType CONSENTS = FactTypes.struct(
            "Consents",
            Stream.of(Channel.values()).collect(Collectors.toMap(Channel::name, channel -> SimpleType.BOOL)));

    static final StructType CUSTOMER = FactTypes.struct(
            "Customer",
            Map.ofEntries(
                    entry("customerId", SimpleType.STRING),
                    entry("stage", SimpleType.STRING),
                    entry("tier", SimpleType.STRING),
                    entry("churnReason", SimpleType.STRING),
                    entry("confidence", SimpleType.DOUBLE),
                    entry("locale", SimpleType.STRING),
                    entry("timeZone", SimpleType.STRING),
                    entry("attributes", MapType.create(SimpleType.STRING, SimpleType.DYN)),
                    entry("value", VALUE),
                    entry("daysSinceLastOrder", SimpleType.INT),
                    entry("categories", ListType.create(SimpleType.STRING)),
                    entry("favouriteCategory", SimpleType.STRING),
                    entry("birthday", BIRTHDAY),
                    entry("consents", CONSENTS),
                    entry("openComplaint", SimpleType.BOOL),
                    entry("deceased", SimpleType.BOOL)));

    /** The types that it is made of. */
    static final List<StructType> ALL = List.of(CUSTOMER, VALUE, RFM, BIRTHDAY, CONSENTS);

    private CustomerType() {}
}
