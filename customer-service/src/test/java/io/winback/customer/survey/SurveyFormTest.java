package io.winback.customer.survey;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SurveyFormTest {

    @Test
    void lineBreakCountsAsOneCharacter() {
        var form = Map.of("score", "9", "comment", "あ\r\n".repeat(2_000));

        assertThat(SurveyForm.read(SurveyKind.NPS, form::get))
                .hasValueSatisfying(read -> assertThat(read.comment()).isEqualTo("あ\n".repeat(2_000)));
    }

    @Test
    void longerCommentIsNeverCut() {
        var form = Map.of("score", "9", "comment", "あ".repeat(3_999) + "🎉");

        assertThat(SurveyForm.read(SurveyKind.NPS, form::get)).isEmpty();
        assertThat(SurveyForm.isTooLong(form::get)).isTrue();
        assertThat(new SurveyEntries(form::get).comment()).endsWith("🎉");
    }

    @Test
    void longestCommentIsKeptWhole() {
        var form = Map.of("score", "9", "comment", "あ".repeat(3_998) + "🎉");

        assertThat(SurveyForm.read(SurveyKind.NPS, form::get))
                .hasValueSatisfying(
                        read -> assertThat(read.comment()).endsWith("🎉").hasSize(4_000));
    }
}
