package io.winback.customer.imports.format;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.InvalidInputs;
import io.winback.customer.imports.format.FormatDocument.Kind;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the format of a file by its header, unless it is named. A format fits if the file has all columns that it
 * requires. Of several, the one that reads the most different columns of the file is chosen, then {@code winback}, then a
 * preset.
 */
@ApplicationScoped
public class ChooseFormat {

    public static final String WINBACK = "winback";

    private static final int MOST_OWN = 1_000;

    private final ImportFormats formats;
    private final FormatPresets presets;

    ChooseFormat(ImportFormats formats, FormatPresets presets) {
        this.formats = formats;
        this.presets = presets;
    }

    /** @throws InvalidInput if there is no such format */
    public NamedFormat named(String formatId) {
        return presets.withId(formatId)
                .or(() -> formats.findByIdOptional(formatId).map(own -> new NamedFormat(own.id(), own.document())))
                .orElseThrow(() -> new InvalidInput(
                        "format",
                        "query",
                        "must be the id of an import format, such as %s, not %s"
                                .formatted(
                                        String.join(
                                                ", ",
                                                presets.all().stream()
                                                        .map(NamedFormat::id)
                                                        .toList()),
                                        EventJson.write(formatId))));
    }

    /**
     * @throws InvalidInput if the format does not read files of the kind
     * @throws InvalidInputs if columns are missing
     */
    public void check(NamedFormat format, Kind kind, CsvHeader header) {
        if (!reads(format.document(), kind)) {
            throw new InvalidInput(
                    "format", "query", "the format %s does not read files of %s".formatted(format.id(), nameOf(kind)));
        }
        var missing = missing(format.document(), kind, header);
        if (!missing.isEmpty()) {
            throw refusal("the format %s does not read this file".formatted(format.id()), format, missing, header);
        }
        checkSeparator(format, header);
    }

    /** @throws InvalidInputs if no format reads the file, with all missing columns of the nearest */
    public NamedFormat detect(Kind kind, CsvHeader header) {
        var candidates = candidates(kind);
        var fitting = candidates.stream()
                .filter(format -> missing(format.document(), kind, header).isEmpty())
                .max(Comparator.comparing(format -> found(format.document(), header)));
        if (fitting.isPresent()) {
            checkIsNoFileOfOrders(fitting.get(), kind, header);
            checkSeparator(fitting.get(), header);
            return fitting.get();
        }
        checkOtherKind(kind, header);
        var nearest = candidates.stream()
                .max(Comparator.comparing(format -> share(format.document(), kind, header)))
                .orElseThrow();
        throw refusal(
                "no import format reads this file; the nearest is %s".formatted(nearest.id())
                        + (nearest.id().equals(WINBACK) ? "" : ", and every shop can use " + plainColumns(kind)),
                nearest,
                missing(nearest.document(), kind, header),
                header);
    }

    private String plainColumns(Kind kind) {
        return "the columns %s of the format %s"
                .formatted(
                        CsvHeader.list(
                                FormatFields.requiredColumns(named(WINBACK).document(), kind)),
                        WINBACK);
    }

    /** A file of customers needs only their ids, which a file of orders has, too. */
    private static void checkIsNoFileOfOrders(NamedFormat format, Kind kind, CsvHeader header) {
        if (kind == Kind.CUSTOMERS
                && format.id().equals(WINBACK)
                && missing(format.document(), Kind.ORDERS, header).isEmpty()) {
            throw otherKind(kind, Kind.ORDERS, format, header);
        }
    }

    private void checkOtherKind(Kind kind, CsvHeader header) {
        var other = kind == Kind.ORDERS ? Kind.CUSTOMERS : Kind.ORDERS;
        var columns = new KindOfColumns(header);
        if (other == Kind.CUSTOMERS
                && candidates(kind).stream().anyMatch(format -> columns.lookLikeOrders(format.document()))) {
            return;
        }
        var fitting = candidates(other).stream()
                .filter(format -> format.id().equals(WINBACK)
                        ? other == Kind.ORDERS || columns.areOnlyOfCustomers(format.document())
                        : format.document().kind() == other)
                .filter(format -> missing(format.document(), other, header).isEmpty())
                .findFirst();
        if (fitting.isPresent()) {
            throw otherKind(kind, other, fitting.get(), header);
        }
    }

    private static InvalidInput otherKind(Kind kind, Kind other, NamedFormat format, CsvHeader header) {
        return new InvalidInput(
                "kind",
                "query",
                "is %s, but the format %s reads the file as %s; import it with kind=%3$s; %s"
                        .formatted(nameOf(kind), format.id(), nameOf(other), header.description()));
    }

    /** The preferred first, because of equal ones {@link Stream#max} takes the first. */
    private List<NamedFormat> candidates(Kind kind) {
        var winback = presets.withId(WINBACK).orElseThrow();
        var all = new ArrayList<NamedFormat>();
        all.add(winback);
        presets.all().stream().filter(preset -> preset != winback).forEach(all::add);
        formats.after("", MOST_OWN).forEach(own -> all.add(new NamedFormat(own.id(), own.document())));
        all.removeIf(format -> !reads(format.document(), kind));
        return all;
    }

    /** A file of orders can also be read as customers, if the format says where their names or addresses are. */
    private static boolean reads(FormatDocument document, Kind kind) {
        return document.kind() == kind
                || kind == Kind.CUSTOMERS
                        && Stream.of(FormatFields.NAME, FormatFields.EMAIL, FormatFields.PHONE)
                                .anyMatch(document::has);
    }

    private static List<String> missing(FormatDocument document, Kind kind, CsvHeader header) {
        var index = new HeaderIndex(header);
        return FormatFields.requiredColumns(document, kind).stream()
                .filter(column -> !index.has(column))
                .toList();
    }

    private static long found(FormatDocument document, CsvHeader header) {
        var index = new HeaderIndex(header);
        return FormatFields.columns(document)
                .map(index::find)
                .flatMap(Optional::stream)
                .distinct()
                .count();
    }

    private static double share(FormatDocument document, Kind kind, CsvHeader header) {
        double required = FormatFields.requiredColumns(document, kind).size();
        return (required - missing(document, kind, header).size()) / required;
    }

    private static void checkSeparator(NamedFormat format, CsvHeader header) {
        var separator = format.document().separator();
        if (!separator.equals(FormatDocument.AUTO) && separator.charAt(0) != header.separator()) {
            throw new InvalidInput(
                    "",
                    "body",
                    "the format %1$s reads columns separated by %2$s, but %3$s; save the file with %2$s, or copy the format and name the other separator in it"
                            .formatted(format.id(), CsvHeader.nameOf(separator.charAt(0)), header.description()));
        }
    }

    private static InvalidInputs refusal(String beginning, NamedFormat format, List<String> missing, CsvHeader header) {
        return new InvalidInputs(
                "%s; the file lacks %s; %s".formatted(beginning, CsvHeader.list(missing), header.description()),
                missing.stream()
                        .map(column -> InvalidInput.inBody(
                                column, "the column is missing, which the format %s reads".formatted(format.id())))
                        .toList());
    }

    private static String nameOf(Kind kind) {
        return kind == Kind.ORDERS ? "orders" : "customers";
    }
}
