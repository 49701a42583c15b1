package io.winback.customer.reasons;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Call me at +81 90-1234-5678 please               | Call me at … please
            mail hina.sato+shop@mail.example now             | mail … now
            order AB-20231105-77 never came                  | order … never came
            Mr. Tanaka in the shop was rude                  | … in the shop was rude
            私は佐藤陽菜です、電話は０９０－１２３４－５６７８ | 私は……です、電話は…
            店員の田中さんが失礼でした                       | 店員の…さんが失礼でした
            two of 3 parcels came 12 days late               | two of 3 parcels came 12 days late
            SATO wrote to you thrice                         | … wrote to you thrice
            see https://x.example/u/1?me=2                   | see …
            """)
    void personalDataIsRemoved(String text, String redacted) {
        assertThat(Redaction.of(text, text.startsWith("SATO") ? "Hina Sato" : "佐藤 陽菜"))
                .isEqualTo(redacted);
    }
}
