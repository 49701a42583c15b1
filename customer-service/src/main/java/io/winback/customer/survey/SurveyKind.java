package io.winback.customer.survey;

import io.winback.customer.complaint.Satisfaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The kinds of surveys, with their scores. */
enum SurveyKind {
    /** Net promoter score: the likelihood of a recommendation. */
    NPS(0, 10, 6),
    /** Customer satisfaction. */
    CSAT(Satisfaction.LOWEST, Satisfaction.HIGHEST, Satisfaction.HIGHEST_LOW),
    /** Exit survey: the reason for leaving. It has no score. */
    EXIT(0, 0, -1);

    private final int lowest;
    private final int highest;
    private final int low;

    SurveyKind(int lowest, int highest, int low) {
        this.lowest = lowest;
        this.highest = highest;
        this.low = low;
    }

    /** @param score null for none */
    Optional<String> violation(Integer score) {
        if (this == EXIT) {
            return score == null ? Optional.empty() : Optional.of("must be absent: an exit survey has none");
        }
        return score != null && score >= lowest && score <= highest
                ? Optional.empty()
                : Optional.of("must be %d to %d".formatted(lowest, highest));
    }

    /** Null without scores. */
    Integer lowestScore() {
        return this == EXIT ? null : lowest;
    }

    /** The best score; null without scores. */
    Integer highestScore() {
        return this == EXIT ? null : highest;
    }

    /** All scores, the lowest first. */
    public List<Integer> scores() {
        return IntStream.rangeClosed(lowest, highest).boxed().toList();
    }

    /** Whether the score files a complaint. */
    boolean isLow(Integer score) {
        return score != null && score <= low;
    }
}
