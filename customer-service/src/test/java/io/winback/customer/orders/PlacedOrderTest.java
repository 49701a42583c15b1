package io.winback.customer.orders;

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

import static org.assertj.core.api.Assertions.assertThat;

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
