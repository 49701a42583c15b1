package io.winback.customer.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DeliveryDelayTest {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource({
        "2017-10-10, 2017-10-10T23:00:00-03:00, 0",
        "2017-10-10, 2017-10-11T00:00:01-03:00, 1",
        "2017-10-10, 2017-10-09T12:00:00-03:00, 0",
        "2017-10-10, 2017-10-20T01:00:00-03:00, 10",
        "2017-10-10T09:00:00-03:00, 2017-10-10T23:00:00-03:00, 0",
        "2017-10-10T23:00:00-03:00, 2017-10-11T01:00:00-03:00, 1"
    })
    void daysLateAreCalendarDaysOfTheCustomer(String promised, String delivered, long days) {
        assertThat(days(promised, delivered, SAO_PAULO, SAO_PAULO)).isEqualTo(days);
    }

    @Test
    void promisedDayEndsWhereTheCustomerLives() {
        // In Tokyo it is the 11th, and in São Paulo still the 10th.
        assertThat(days("2017-10-10", "2017-10-10T23:00:00-03:00", SAO_PAULO, TOKYO))
                .isZero();
        assertThat(days("2017-10-10", "2017-10-10T23:00:00-03:00", TOKYO, TOKYO))
                .isEqualTo(1);
    }

    /** Of five orders that arrived after the promised day had begun, two arrived after it had ended. */
    @Test
    void ordersOfThePromisedDayAreNotCountedAsLate() {
        var promised = LocalDate.of(2018, 3, 10);
        var deliveries = List.of(
                "2018-03-09T18:00:00-03:00",
                "2018-03-10T00:30:00-03:00",
                "2018-03-10T12:00:00-03:00",
                "2018-03-10T23:59:59-03:00",
                "2018-03-11T09:00:00-03:00",
                "2018-03-31T09:00:00-03:00");

        var afterItsBeginning = deliveries.stream()
                .filter(delivered -> instant(delivered)
                        .isAfter(promised.atStartOfDay(SAO_PAULO).toInstant()))
                .count();
        var late = deliveries.stream()
                .filter(delivered -> days(promised.toString(), delivered, SAO_PAULO, SAO_PAULO) > 0)
                .count();

        assertThat(afterItsBeginning).isEqualTo(5);
        assertThat(late).isEqualTo(2);
    }

    @Test
    void promiseIsADateOrAnInstant() {
        assertThat(PromisedTime.parse("2017-10-10")).isEqualTo(PromisedTime.on(LocalDate.of(2017, 10, 10)));
        assertThat(PromisedTime.parse("2017-10-10T12:00:00+09:00"))
                .isEqualTo(PromisedTime.at(Instant.parse("2017-10-10T03:00:00Z")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PromisedTime.parse("tomorrow"))
                .withMessageContaining("tomorrow")
                .withMessageContaining("2026-11-22");
    }

    private static long days(String promised, String delivered, ZoneId zone, ZoneId usualZone) {
        return DeliveryDelay.days(PromisedTime.parse(promised).toStore(usualZone), instant(delivered), zone, usualZone);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
