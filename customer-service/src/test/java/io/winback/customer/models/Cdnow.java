package io.winback.customer.models;

import io.winback.customer.models.GammaGamma.Spend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The orders of CDNOW's customers of early 1997, which the papers fit their models to (brucehardie.com/datasets). The
 * files are not ours to ship: what needs them is passed over where they are not at hand.
 */
final class Cdnow {

    /** The end of the 39 weeks of calibration in the papers. */
    static final LocalDate CALIBRATION_END = LocalDate.parse("1997-09-30");

    private final Map<String, TreeMap<LocalDate, Double>> purchases = new TreeMap<>();

    private Cdnow(Path file) {
        try (var lines = Files.lines(file)) {
            lines.skip(1).map(line -> line.split(",")).forEach(order -> purchases
                    .computeIfAbsent(order[0], customer -> new TreeMap<>())
                    .merge(LocalDate.parse(order[2]), Double.parseDouble(order[3]), Double::sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Cdnow read(String name) {
        var file = Path.of("../../shared/data", name);
        assumeTrue(Files.isReadable(file), "the CDNOW data is not at hand");
        return new Cdnow(file);
    }

    List<PurchaseHistory> histories(LocalDate asOf) {
        return purchases.values().stream()
                .map(days -> days.headMap(asOf, true))
                .filter(days -> !days.isEmpty())
                .map(days -> history(days, asOf))
                .toList();
    }

    private static PurchaseHistory history(SortedMap<LocalDate, Double> days, LocalDate asOf) {
        long first = days.firstKey().toEpochDay();
        return new PurchaseHistory(
                days.size() - 1, (days.lastKey().toEpochDay() - first) / 7.0, (asOf.toEpochDay() - first) / 7.0);
    }

    /** The spend of customers with repeat purchases. */
    List<Spend> spends(LocalDate asOf) {
        return purchases.values().stream()
                .map(days -> days.headMap(asOf, true))
                .filter(days -> days.size() > 1)
                .map(days -> days.tailMap(days.firstKey().plusDays(1)))
                .map(repeats -> List.copyOf(repeats.values()))
                .filter(totals -> totals.stream().mapToDouble(total -> total).sum() > 0)
                .map(totals -> new Spend(
                        totals.size(),
                        totals.stream().mapToDouble(total -> total).average().orElseThrow()))
                .toList();
    }
}
