package io.winback.customer.imports.format;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatePatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-MM-dd",
                "yyyy-MM-dd HH:mm:ss Z",
                "yyyy/M/d Hmmss",
                "M/d/yy h:mm a",
                "d.M.yyyy",
                "dd.MM.uuuu",
                "yyyy-MM-dd[ HH:mm]",
                "EEE, dd MMM yyyy HH:mm:ss z",
                "yyyy-MM-dd'T'HH:mm:ssXXX",
                "yyyy-MM-dd HH:mm:ss VV",
                "yyyyMMdd"
            })
    void patternOfADateIsAccepted(String pattern) {
        assertThat(DatePattern.reads(pattern, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dd.MM", "'x'", "dd.MM.YYYY", "HH:mm", "yyyy", "yyyy-MM", "yyyy-MM-dd hh:mm", "yyyy-MM-dd mm"})
    void patternThatNeverReadsADateAndItsTimeIsRefused(String pattern) {
        assertThat(DatePattern.reads(pattern, false)).isFalse();
    }

    @Test
    void birthdayMayHaveNoYear() {
        assertThat(DatePattern.reads("MM/dd", true)).isTrue();
        assertThat(DatePattern.reads("dd.MM.YYYY", true)).isFalse();
    }
}
