package io.winback.campaign.definition;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.winback.chassis.http.InvalidInput;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DefinitionCheckTest {

    private final ObjectMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"until": "+10000-01-01T00:00:00Z"} | ["EMAIL"]          | window.until
            {"from": "-0001-12-31T00:00:00Z"}   | ["EMAIL"]          | window.from
            null                                | ["EMAIL", "EMAIL"] | variants[0].steps[0].channels[1]
            """)
    void whatAnEarlierReleaseAllowedIsRefusedAndCanBePutBack(String window, String channels, String field)
            throws IOException {
        var definition = json.readValue("""
                {"name": "spring", "trigger": {"type": "CUSTOMER_CHURNED"}, "window": %s,
                 "variants": [{"name": "a", "steps": [{"template": "hello", "channels": %s}]}]}
                """.formatted(window, channels), CampaignDefinition.class);

        assertThatThrownBy(() -> DefinitionCheck.check(definition, null))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
        assertThatCode(() -> DefinitionCheck.check(definition, definition)).doesNotThrowAnyException();
    }
}
