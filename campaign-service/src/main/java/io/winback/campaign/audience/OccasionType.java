package io.winback.campaign.audience;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.winback.campaign.occasion.OccasionKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The details of an occasion by name and type. They differ from kind to kind; all have the time {@code at}. */
final class OccasionType {

    private static final Map<OccasionKind, OccasionType> BY_KIND = new EnumMap<>(OccasionKind.class);

    static {
        BY_KIND.put(OccasionKind.CUSTOMER_CHURNED, new OccasionType("cause", SimpleType.STRING));
        BY_KIND.put(OccasionKind.CUSTOMER_AT_RISK, new OccasionType(Map.of(), List.of()));
        BY_KIND.put(OccasionKind.BIRTHDAY, new OccasionType(Map.of(), List.of()));
        BY_KIND.put(OccasionKind.SCHEDULE, new OccasionType(Map.of(), List.of()));
        BY_KIND.put(OccasionKind.ANNIVERSARY, new OccasionType("years", SimpleType.INT));
        group(
                OccasionKind.CUSTOMER_WON_BACK,
                "order",
                Map.of("orderId", SimpleType.STRING, "total", FactTypes.MONEY, "withCoupon", SimpleType.BOOL));
        group(
                OccasionKind.ORDER_PLACED,
                "order",
                Map.of(
                        "orderId", SimpleType.STRING,
                        "total", FactTypes.MONEY,
                        "categories", ListType.create(SimpleType.STRING),
                        "withCoupon", SimpleType.BOOL));
        group(OccasionKind.PAYMENT_FAILED, "payment", Map.of("orderId", SimpleType.STRING, "amount", FactTypes.MONEY));
        group(
                OccasionKind.COMPLAINT_RESOLVED,
                "complaint",
                Map.of(
                        "severity", SimpleType.STRING,
                        "reason", SimpleType.STRING,
                        "themeId", SimpleType.STRING,
                        "reopenings", SimpleType.INT));
        group(
                OccasionKind.THEME_RESOLVED,
                "theme",
                Map.of("themeId", SimpleType.STRING, "name", SimpleType.STRING, "reason", SimpleType.STRING));
        group(
                OccasionKind.SURVEY_ANSWERED,
                "survey",
                Map.of(
                        "kind", SimpleType.STRING,
                        "score", SimpleType.INT,
                        "lowestScore", SimpleType.INT,
                        "highestScore", SimpleType.INT,
                        "reason", SimpleType.STRING,
                        "withComplaint", SimpleType.BOOL));
    }

    private final StructType occasion;
    private final List<StructType> groups;
    private final List<String> fields;

    private OccasionType(Map<String, CelType> details, List<StructType> groups) {
        var all = new HashMap<>(details);
        all.put("at", SimpleType.TIMESTAMP);
        this.occasion = FactTypes.struct("Occasion", all);
        this.groups = groups;
        this.fields = all.keySet().stream().sorted().toList();
    }

    private OccasionType(String detail, CelType type) {
        this(Map.of(detail, type), List.of());
    }

    private static void group(OccasionKind kind, String name, Map<String, CelType> fields) {
        var type = FactTypes.struct("Occasion." + name, fields);
        BY_KIND.put(kind, new OccasionType(Map.of(name, type), List.of(type)));
    }

    static OccasionType of(OccasionKind kind) {
        return BY_KIND.get(kind);
    }

    StructType occasion() {
        return occasion;
    }

    /** The types that it is made of. */
    List<StructType> all() {
        return Stream.concat(Stream.of(occasion), groups.stream()).toList();
    }

    /** The names of its fields, in alphabetical order. */
    List<String> fields() {
        return fields;
    }
}
