package io.winback.chassis.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class StorableJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-999999999",
                "1e19",
                "1e309",
                "12345678901234567890.5",
                "123456789012345678.0",
                "12345678901234567890.123456789",
                "0.12345678901234567890",
                "1e-330"
            })
    void decimalThatWouldChangeIsRefusedAtItsField(String number) {
        var refused = refused(Map.of("size", List.of(1, new BigDecimal(number))));

        assertThat(refused.field()).isEqualTo("attributes.size[1]");
        assertThat(refused).hasMessage(StorableJson.NUMBER);
    }

    @Test
    void wholeNumberOfMoreThan64BitsIsRefusedAtItsField() {
        var refused = refused(Map.of("card", new BigInteger("12345678901234567890")));

        assertThat(refused.field()).isEqualTo("attributes.card");
        assertThat(refused).hasMessage(StorableJson.NUMBER);
    }

    @Test
    void keysAndTextsThatCannotBeStoredAreNamed() {
        assertThat(refused(Map.of("a", Map.of("", 1)))).hasMessage(StorableJson.EMPTY_KEY);
        assertThat(refused(Map.of("a", Map.of("", 1))).field()).isEqualTo("attributes.a");
        assertThat(refused(Map.of("a", "x\ud800"))).hasMessage(StorableJson.HALF_CHARACTER);
        assertThat(refused(Map.of("a", "x\ud800")).field()).isEqualTo("attributes.a");
        assertThat(refused(Map.of("\udc00", 1))).hasMessage(StorableJson.HALF_CHARACTER);
        assertThat(refused(Map.of("\udc00", 1)).field()).isEqualTo("attributes");
    }

    @Test
    void otherValuesAreStored() {
        assertThatCode(() -> StorableJson.check(
                        "attributes",
                        Map.of(
                                "plan",
                                "gold 🎉",
                                "visits",
                                12,
                                "size",
                                new BigDecimal("1.50"),
                                "sum",
                                new BigDecimal("0.30000000000000004"),
                                "million",
                                new BigDecimal("1e6"),
                                "id",
                                Long.MAX_VALUE,
                                "tags",
                                List.of("a", true))))
                .doesNotThrowAnyException();
    }

    @Test
    void everyDecimalOfFifteenDigitsAndEveryDoubleIsStored() {
        var random = new Random(13);
        for (int i = 0; i < 10_000; i++) {
            var digits = random.nextLong(-999_999_999_999_999L, 999_999_999_999_999L);
            var decimal = BigDecimal.valueOf(digits, random.nextInt(1, 250));
            var printed = new BigDecimal(Double.toString(random.nextDouble()));

            assertThatCode(() -> StorableJson.check("a", List.of(decimal, printed)))
                    .as("%s and %s", decimal, printed)
                    .doesNotThrowAnyException();
        }
    }

    private static InvalidInput refused(Map<String, ?> attributes) {
        return catchThrowableOfType(InvalidInput.class, () -> StorableJson.check("attributes", attributes));
    }
}
