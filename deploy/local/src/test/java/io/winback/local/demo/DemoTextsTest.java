package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The language of what demo customers read. */
class DemoTextsTest {

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");

    @Test
    void englishMessagesHoldNoJapaneseText() throws IOException {
        var english = messages("en");

        assertThat(english).hasSize(3).allSatisfy(message -> {
            assertThat(message.toString()).doesNotContainPattern(JAPANESE);
            // The name of the offer is Japanese
            assertThat(message.toString()).doesNotContain("{offer.name}").contains("10% off your next order");
        });
    }

    @Test
    void namesAreInTheLanguageOfTheCustomer() {
        for (int number = 0; number < 1_000; number++) {
            assertThat(SyntheticNames.of("ja-JP", number)).doesNotContainPattern("[A-Za-z]");
            assertThat(SyntheticNames.of("en-US", number)).doesNotContainPattern(JAPANESE);
        }
    }

    @Test
    void customersOfTheSyntheticShopAreNamedInTheirLanguage() {
        var customers =
                new SyntheticShop(LocalDate.parse("2026-11-29")).generate().customers();

        assertThat(customers).hasSize(2_000).allSatisfy(customer -> {
            boolean japanese = customer.get("locale").equals("ja-JP");
            assertThat(JAPANESE.matcher(customer.get("name").toString()).find()).isEqualTo(japanese);
        });
    }

    private static List<JsonNode> messages(String locale) throws IOException {
        try (var in = DemoTextsTest.class.getResourceAsStream("/demo/template.json")) {
            var messages = new ArrayList<JsonNode>();
            for (var message : new ObjectMapper().readTree(in).path("messages")) {
                if (message.path("locale").asText().equals(locale)) {
                    messages.add(message);
                }
            }
            return messages;
        }
    }
}
