package io.winback.customer.survey;

import io.winback.events.customer.ChurnReason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answers from a survey page.
 *
 * @param score null for an exit survey
 * @param comment null if there is none
 */
record SurveyForm(Integer score, String comment, Map<String, Object> answers) {

    /** The reasons to select. A page with a public link does not accept a death. */
    static final List<ChurnReason> REASONS = Arrays.stream(ChurnReason.values())
            .filter(reason -> reason != ChurnReason.DECEASED)
            .toList();

    private static final int MAX_COMMENT_LENGTH = 4_000;

    /** Empty without the one required answer. Other invalid values are ignored. */
    static Optional<SurveyForm> read(SurveyKind kind, Function<String, String> form) {
        var score = number(form.apply("score"));
        var reason = REASONS.stream()
                .map(ChurnReason::name)
                .filter(name -> name.equals(form.apply(RecordSurveyResponse.REASON)))
                .findFirst();
        if (kind == SurveyKind.EXIT
                ? reason.isEmpty()
                : kind.violation(score.orElse(null)).isPresent()) {
            return Optional.empty();
        }
        var answers = new HashMap<String, Object>();
        if (kind == SurveyKind.EXIT) {
            answers.put(RecordSurveyResponse.REASON, reason.orElseThrow());
        }
        if (kind == SurveyKind.CSAT) {
            for (var aspect : SatisfactionAspect.values()) {
                number(form.apply(aspect.key()))
                        .filter(value -> value >= 1 && value <= 5)
                        .ifPresent(value -> answers.put(aspect.key(), value));
            }
        }
        return Optional.of(new SurveyForm(
                kind == SurveyKind.EXIT ? null : score.orElseThrow(), comment(form.apply("comment")), answers));
    }

    private static Optional<Integer> number(String text) {
        return text != null && text.matches("\\d{1,2}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** Truncated to the longest comment, without characters that cannot be stored. */
    private static String comment(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var storable = text.replaceAll("[\\x00\\p{Cs}]", "");
        return storable.length() > MAX_COMMENT_LENGTH ? storable.substring(0, MAX_COMMENT_LENGTH) : storable;
    }
}
