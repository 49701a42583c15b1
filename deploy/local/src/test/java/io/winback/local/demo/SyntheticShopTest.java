package io.winback.local.demo;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SyntheticShopTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

    @Test
    void noOrderIsDeliveredInTheFuture() {
        var orders =
                new SyntheticShop(TODAY).generate().ordersCsv().lines().skip(1).toList();

        var deliveries = orders.stream()
                .map(order -> order.substring(order.lastIndexOf(',') + 1))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .toList();

        assertThat(deliveries).hasSizeLessThan(orders.size()).noneMatch(day -> day.isAfter(TODAY));
    }
}
