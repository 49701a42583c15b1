package io.winback.campaign.console;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuditLogSearchTest {

    @Test
    void whatAPersonTypedStaysInItsParameterOfAnAddress() {
        var search = new AuditLogSearch("a&kind=b#c", "customer", "x y/z?\"<", "", "", "", "");

        assertThat(search.pageAfter("javascript:alert(1)"))
                .isEqualTo("/console/audit?actor=a%26kind%3Db%23c&kind=customer&id=x+y%2Fz%3F%22%3C"
                        + "&before=javascript%3Aalert%281%29");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01, 2026-11-30, NONE",
        "2026-11-30, 2026-11-30, NONE",
        "2026-11-30, 2026-11-29, ORDER",
        "2026-11-30, '', NONE",
        "0001-01-01, 9999-12-31, NONE",
        "'', +999999999-12-31, TO",
        "+999999999-12-31, '', FROM",
        "+10000-01-01, '', FROM",
        "-999999999-01-01, '', FROM",
        "0000-01-01, '', FROM",
        "2026-02-30, '', FROM",
        "'', 2026-11-31, TO"
    })
    void aDayThatTheServicesCannotCompareIsAFaultOfItsField(String from, String to, AuditLogSearch.Fault fault) {
        assertThat(search(from, to).fault()).isEqualTo(fault);
    }

    @Test
    void aKindWithoutAnIdIsAllOfTheKind() {
        var kind = new AuditLogSearch("", "coupon", "", "", "", "", "");
        var both = new AuditLogSearch("", "customer", "hina", "", "", "", "");

        assertThat(kind.fault()).isEqualTo(AuditLogSearch.Fault.NONE);
        assertThat(kind.search().subjectKind()).isEqualTo("coupon");
        assertThat(kind.search().subject()).isNull();
        assertThat(both.search().subjectKind()).isNull();
        assertThat(both.search().subject()).isEqualTo("customer/hina");
        assertThat(new AuditLogSearch("", "Coupon", "", "", "", "", "").fault())
                .isEqualTo(AuditLogSearch.Fault.SUBJECT);
    }

    @Test
    void aLongKindIsAFaultToo() {
        var kind = "a" + "-a".repeat(2_000) + "!";

        assertThat(new AuditLogSearch("", kind, "", "", "", "", "").fault()).isEqualTo(AuditLogSearch.Fault.SUBJECT);
    }

    @Test
    void theLastDayIsIncluded() {
        assertThat(search("", "2026-11-30").search().to()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(search("", "9999-12-31").search().to()).isNull();
        assertThat(search("2026-11-30", "").search().from()).isEqualTo(Instant.parse("2026-11-30T00:00:00Z"));
    }

    private static AuditLogSearch search(String from, String to) {
        return new AuditLogSearch("", "", "", "", from, to, "");
    }
}
