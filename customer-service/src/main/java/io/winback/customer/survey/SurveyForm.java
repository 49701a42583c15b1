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

    static final String COMMENT = "comment";

    private static final int MAX_COMMENT_LENGTH = 4_000;

    /** Empty without the one required answer, or with a comment that is too long. Other invalid values are ignored. */
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
        if (isTooLong(form)) {
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
                kind == SurveyKind.EXIT ? null : score.orElseThrow(), comment(form.apply(COMMENT)), answers));
    }

    private static Optional<Integer> number(String text) {
        return text != null && text.matches("\\d{1,2}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** Whether the comment is too long. A page that counts its characters sends none. */
    static boolean isTooLong(Function<String, String> form) {
        var comment = comment(form.apply(COMMENT));
        return comment != null && comment.length() > MAX_COMMENT_LENGTH;
    }

    /** Without characters that cannot be stored. A browser sends two characters for each line break, and counts one. */
    private static String comment(String text) {
        return text == null || text.isBlank()
                ? null
                : text.replace("\r\n", "\n").replaceAll("[\\x00\\p{Cs}]", "");
    }
}
