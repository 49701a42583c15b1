package io.winback.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImportFiguresTest {

    private final ObjectMapper mapper = new ObjectMapper();

    private final ObjectNode job = mapper.valueToTree(Map.of("format", "square", "charset", "UTF-8"));

    @Test
    void moneyHasTheDecimalsOfItsCurrency() {
        var revenue = job.putArray("revenue");
        revenue.addObject().put("amount", new BigDecimal("1300.0")).put("currency", "USD");
        revenue.addObject().put("amount", new BigDecimal("8070")).put("currency", "JPY");
        revenue.addObject().put("amount", new BigDecimal("1.5")).put("currency", "BHD");

        assertThat(lines()).contains("1,300.00 USD, 8,070 JPY, 1.500 BHD");
    }

    @Test
    void firstRejectedLinesAreShown() {
        var rejections = job.putArray("rejections");
        for (int line = 2; line < 9; line++) {
            rejections.addObject().put("line", line).put("field", "Email").put("message", "is missing");
        }

        assertThat(lines())
                .contains("line 2: Email is missing", "line 6: Email is missing", "and more")
                .doesNotContain("line 7");
    }

    @Test
    void cancelledOrdersAreShownIfThereAreAny() {
        assertThat(lines()).doesNotContain("cancelled");

        job.put("cancelled", 3);

        assertThat(lines()).containsPattern("cancelled +3 ");
    }

    private String lines() {
        return String.join("\n", new ImportFigures(job).lines());
    }
}
