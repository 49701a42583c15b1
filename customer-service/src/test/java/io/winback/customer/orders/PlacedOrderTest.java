package io.winback.customer.orders;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Money;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class PlacedOrderTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final Money TOTAL = new Money(BigDecimal.ONE, Currency.getInstance("JPY"));

    @Property
    void plainOrderMeetsAllConstraints(
            @ForAll("ids") String orderId,
            @ForAll("ids") String customerId,
            @ForAll("texts") String text,
            @ForAll("quantities") Integer quantity) {
        var order = new PlacedOrder(
                orderId,
                customerId,
                Instant.EPOCH,
                TOTAL,
                List.of(new PlacedOrder.Item(text, text, text, quantity, TOTAL)),
                text,
                null,
                null);

        if (order.isPlain()) {
            assertThat(VALIDATOR.validate(order)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T03:00:00Z, 2026-11-03T00:00:00Z, 2026-11-04T03:00:00Z, ",
        "2026-11-01T03:00:00Z, , 2026-11-01T00:00:00Z, ",
        "2026-11-01T03:00:00Z, , 2026-11-28T00:10:00Z, ",
        "2026-11-01T03:00:00Z, , 2026-11-28T00:11:00Z, deliveredAt",
        "2026-11-01T03:00:00Z, , 9999-12-31T00:00:00Z, deliveredAt",
        "2026-11-01T03:00:00Z, , 2026-11-01T02:59:59Z, deliveredAt",
        "2026-11-01T03:00:00Z, , 2020-11-01T00:00:00Z, deliveredAt",
        "2026-11-01T03:00:00Z, 1900-01-01T00:00:00Z, , promisedBy",
        "2026-11-01T03:00:00Z, 2026-11-01T00:00:00Z, , ",
        "2026-11-01T03:00:00Z, 2027-11-01T00:00:00Z, , ",
        "2026-11-01T03:00:00Z, 2937-11-01T00:00:00Z, , promisedBy"
    })
    void timesOfDeliveryAndPromiseAreChecked(Instant placed, Instant promised, Instant delivered, String field) {
        var order = new PlacedOrder("o", "c", placed, TOTAL, null, null, promised, delivered);

        var checked = assertThatCode(() -> order.check(Instant.parse("2026-11-28T00:00:00Z")));

        if (field == null) {
            checked.doesNotThrowAnyException();
        } else {
            checked.isInstanceOf(InvalidInput.class).extracting("field").isEqualTo(field);
        }
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(70),
                Arbitraries.strings().alpha().numeric().withChars("._-").ofMaxLength(70),
                Arbitraries.just(null));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(110), Arbitraries.just(null));
    }

    @Provide
    Arbitrary<Integer> quantities() {
        return Arbitraries.oneOf(Arbitraries.integers(), Arbitraries.integers().between(-1, 2), Arbitraries.just(null));
    }
}
