package io.winback.customer.imports.format;

import io.winback.customer.imports.Rejected;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Times, zones and customer ids of formats. */
class FormatValuesTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd HH:mm:ss Z|2026-05-11 22:55:10 +0900|2026-05-11T13:55:10Z",
                "yyyy/M/d Hmmss|2026/8/9 093309|2026-08-09T00:33:09Z",
                "yyyy/M/d Hmmss|2026/8/10 93309|2026-08-10T00:33:09Z",
                "yyyy/M/d Hmmss|２０２６/8/10 93309|2026-08-10T00:33:09Z",
                "M/d/yyyy H:mm|12/1/2010 8:26|2010-11-30T23:26:00Z",
                "d.M.yyyy|1.12.2010|2010-11-30T15:00:00Z"
            })
    void timeIsReadByThePattern(String pattern, String text, String instant) throws Rejected {
        assertThat(new TimeFormat(List.of(pattern), TOKYO).read("placedAt", text, TOKYO))
                .isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/2/2026", "2026-02-30", "13/13/2026", "yesterday"})
    void otherTimeIsRejectedWithAnExample(String text) {
        assertThatThrownBy(() -> new TimeFormat(List.of("d/M/yyyy"), TOKYO).read("placedAt", text, TOKYO))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("22/11/2026")
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void birthdayMayHaveNoYear() throws Rejected {
        assertThat(new TimeFormat(List.of("MM/dd"), TOKYO).readDay("birthDate", "02/29"))
                .isEqualTo(MonthDay.of(2, 29));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Eastern Time (US & Canada)|America/New_York",
                "eastern standard time|America/New_York",
                "Tokyo Standard Time|Asia/Tokyo",
                "St. Petersburg|Europe/Moscow",
                "Nuku'alofa|Pacific/Tongatapu",
                "Asia/Tokyo|Asia/Tokyo"
            })
    void zonesMayHaveOtherNames(String name, String zone) throws Rejected {
        assertThat(ZoneNames.of("zone", name)).isEqualTo(ZoneId.of(zone));
    }

    @Test
    void unknownZoneIsRejected() {
        assertThatThrownBy(() -> ZoneNames.of("zone", "Atlantis")).hasMessageContaining("\"Atlantis\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hana@example.com", " HANA@Example.com ", "ｈａｎａ@example.com"})
    void oneAddressHasOneCustomerId(String address) throws Rejected {
        assertThat(EmailCustomerId.of("Email", address))
                .isEqualTo(EmailCustomerId.of("Email", "hana@example.com"))
                .matches("email\\.[0-9a-f]{32}");
    }

    @Test
    void invalidAddressIsNoCustomerIdAndIsNotShown() {
        assertThatThrownBy(() -> EmailCustomerId.of("Email", "hana at example"))
                .isInstanceOf(Rejected.class)
                .hasMessageNotContaining("hana");
    }

    @Test
    void secondColumnOfANameIsFound() {
        var index = new HeaderIndex(new CsvHeader(',', List.of("送料", "合計", "送料", "Order #1")));

        assertThat(index.find("送料")).contains(0);
        assertThat(index.find("送料#2")).contains(2);
        assertThat(index.find("送料#3")).isEmpty();
        assertThat(index.find("order #1")).contains(3);
    }
}
