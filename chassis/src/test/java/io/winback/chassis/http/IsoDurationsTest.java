package io.winback.chassis.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class IsoDurationsTest {

    private final JsonMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    IsoDurationsTest() {
        new IsoDurations().customize(json);
    }

    @ParameterizedTest
    @CsvSource({
        "P30D,P30D",
        "PT720H,P30D",
        "PT36H,PT36H",
        "PT0.5S,PT0.5S",
        "P1DT12H,PT36H",
        "PT0S,PT0S",
        "-P3D,-P3D",
        "P-3D,-P3D",
        "-PT1H,PT-1H"
    })
    void aDurationIsReadFromItsTextAndWholeDaysAreWrittenAsDays(String read, String written)
            throws JsonProcessingException {
        var duration = json.readValue('"' + read + '"', Duration.class);

        assertThat(duration).isEqualTo(Duration.parse(read));
        assertThat(json.writeValueAsString(duration)).isEqualTo('"' + written + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30",
                "30.5",
                "true",
                "\"30\"",
                "\"\"",
                "\"30 days\"",
                "\"P99999999999999999D\"",
                "[1]",
                "{}",
                "\"P1M\"",
                "\"P2W\"",
                "\"P1000Y\""
            })
    void anythingElseIsRefusedWithTheExpectedForm(String value) {
        var refusal = catchThrowableOfType(MismatchedInputException.class, () -> json.readValue(value, Duration.class));

        assertThat(InvalidJson.of(refusal).message())
                .startsWith("must be a duration of days, hours, minutes and seconds such as P30D");
    }

    @Test
    void nullIsNoDuration() throws JsonProcessingException {
        assertThat(json.readValue("null", Duration.class)).isNull();
    }
}
