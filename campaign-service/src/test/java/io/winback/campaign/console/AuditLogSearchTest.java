package io.winback.campaign.console;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuditLogSearchTest {

    @Test
    void whatAPersonTypedStaysInItsParameterOfAnAddress() {
        var search = new AuditLogSearch("a&kind=b#c", "customer", "x y/z?\"<", "", "", "", "");

        assertThat(search.pageAfter("javascript:alert(1)"))
                .isEqualTo("/console/audit?actor=a%26kind%3Db%23c&kind=customer&id=x+y%2Fz%3F%22%3C"
                        + "&before=javascript%3Aalert%281%29");
    }
}
