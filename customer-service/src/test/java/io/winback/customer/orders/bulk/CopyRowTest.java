package io.winback.customer.orders.bulk;

import io.winback.customer.orders.PlacedOrder;
import io.winback.events.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CopyRowTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Property
    void rowCanBeParsedAgain(@ForAll String couponCode) {
        var order = order(Instant.parse("2026-01-05T03:00:00Z"), couponCode);

        var text = CopyRow.of(CopyRow.of(7, order, TOKYO).text());

        assertThat(text.line()).isEqualTo(7);
        assertThat(text.customerId()).isEqualTo("c-1");
        assertThat(text.placed()).isEqualTo(order);
        assertThat(text.text()).doesNotContain("\n", "\r");
    }

    @Test
    void textsOfTimesSortByTime() {
        var times = List.of("2026-01-05T03:00:00Z", "2026-01-05T03:00:00.5Z", "2026-01-05T03:00:01Z");

        var texts = times.stream()
                .map(time ->
                        CopyRow.of(1, order(Instant.parse(time), null), TOKYO).placedAt())
                .toList();

        assertThat(texts).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void dayOfAnOrderDependsOnTheCustomersTimeZone() {
        var there = CopyRow.of(1, order(Instant.parse("2026-01-05T03:00:00Z"), null), TOKYO);

        var elsewhere = there.in(ZoneId.of("America/Los_Angeles"), TOKYO);

        assertThat(there.columns()).contains("\t2026-01-05\t");
        assertThat(elsewhere.columns()).contains("\t2026-01-04\t").endsWith("\\N\t\\N");
        assertThat(elsewhere.placed()).isEqualTo(there.placed());
    }

    @Test
    void dateWithoutTimeIsTheSameDayInEveryZone() {
        var day = CopyRow.of(1, order(Instant.parse("2026-01-04T15:00:00Z"), null), TOKYO);

        assertThat(day.in(ZoneId.of("America/Los_Angeles"), TOKYO).columns()).contains("\t2026-01-05\t");
    }

    private static PlacedOrder order(Instant placedAt, String couponCode) {
        return new PlacedOrder("o-1", "c-1", placedAt, Money.of("1200", "JPY"), null, couponCode, null, null);
    }
}
