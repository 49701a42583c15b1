package io.winback.customer.jobs;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImportMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            must be a number such as 1200 or 11.77, but is "山田 花子"            | must be a number such as 1200 or 11.77
            must not be in the future, but is 2999-01-01; it is now 2026-11-29 | must not be in the future
            must be one of EMAIL, SMS, CHAT, not "hanako@example.com"          | must be one of EMAIL, SMS, CHAT
            must be true or false, not 9012345678                              | must be true or false
            the format does not know the status "a \\" b"; the orders count as purchases | the format does not know the status …; the orders count as purchases
            is missing                                                         | is missing
            must be an object, not a list                                      | must be an object, not a list
            """)
    void messageKeepsTheRuleAndLosesTheValue(String message, String shown) {
        assertThat(ImportMessages.withoutValue(message)).isEqualTo(shown);
    }

    @Test
    void messageLosesALongValueToo() {
        var message = "the format does not know the status \"%s\"".formatted("x".repeat(20_000));

        assertThat(ImportMessages.withoutValue(message)).isEqualTo("the format does not know the status …");
    }

    @Test
    void otherFieldsOfTheResultStay() {
        var result = Map.<String, Object>of(
                "accepted",
                3,
                "format",
                "winback",
                "warnings",
                List.of(Map.of("field", "status", "message", "is \"x\"", "count", 2)));

        assertThat(ImportMessages.withoutValues(result))
                .isEqualTo(Map.of(
                        "accepted",
                        3,
                        "format",
                        "winback",
                        "warnings",
                        List.of(Map.of("field", "status", "message", "is …", "count", 2))));
    }
}
