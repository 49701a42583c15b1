package io.winback.customer.imports;

import io.winback.customer.imports.format.AmountFormat.Amount;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.bulk.CopyRow;
import io.winback.events.EventJson;
import io.winback.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The temporary folder of a pod has room for an import of the largest file: see deploy/kubernetes. */
class ImportDiskTest {

    private static final int TIMES = 5;

    /** A line with few columns, which grows most: the files of an import name each field. */
    private static final String LINE = "536365,17850,2026-01-05 08:26,85123A,6,2.55,GBP\n";

    private static final Instant AT = Instant.parse("2026-01-05T08:26:00Z");

    /** A file of groups is deleted when its orders are in the partitions, so only one of both is on disk. */
    @Test
    void anImportWritesAtMostFiveTimesItsFile() {
        var part = new OrderPart(
                10_000_000,
                "536365",
                List.of(),
                Map.of(),
                "17850",
                AT,
                null,
                "GBP",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                "85123A",
                null,
                null,
                6,
                new Amount(new BigDecimal("2.55"), null));
        var order = new PlacedOrder(
                "536365",
                "17850",
                AT,
                Money.of("15.30", "GBP"),
                List.of(new PlacedOrder.Item("85123A", null, null, 6, Money.of("2.55", "GBP"))),
                null,
                null,
                null);
        var purchase = new ImportedOrder.Purchase(
                LineNumbers.of(1), CopyRow.of(10_000_000, order, ZoneId.of("Europe/London")));

        assertThat(bytes(EventJson.write(part))).isLessThan(TIMES * bytes(LINE));
        assertThat(bytes(PartitionLine.text(purchase))).isLessThan(TIMES * bytes(LINE));
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
