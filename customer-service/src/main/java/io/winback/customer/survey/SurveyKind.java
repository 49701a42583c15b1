package io.winback.customer.survey;

import io.winback.customer.complaint.Satisfaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a survey asks, and what its score can be. */
enum SurveyKind {
    /** Net promoter score: how likely one is to recommend us. */
    NPS(0, 10, 6),
    /** How content one is. */
    CSAT(Satisfaction.LOWEST, Satisfaction.HIGHEST, Satisfaction.HIGHEST_LOW),
    /** Why one leaves; it has no score. */
    EXIT(0, 0, -1);

    private final int lowest;
    private final int highest;
    private final int low;

    SurveyKind(int lowest, int highest, int low) {
        this.lowest = lowest;
        this.highest = highest;
        this.low = low;
    }

    /** What is wrong with a score, if anything is; null is none. */
    Optional<String> violation(Integer score) {
        if (this == EXIT) {
            return score == null ? Optional.empty() : Optional.of("must be absent: an exit survey has none");
        }
        return score != null && score >= lowest && score <= highest
                ? Optional.empty()
                : Optional.of("must be %d to %d".formatted(lowest, highest));
    }

    /** All that can be chosen, from the lowest. */
    public List<Integer> scores() {
        return IntStream.rangeClosed(lowest, highest).boxed().toList();
    }

    /** Whether somebody who scores so has something to complain of. */
    boolean isLow(Integer score) {
        return score != null && score <= low;
    }
}
