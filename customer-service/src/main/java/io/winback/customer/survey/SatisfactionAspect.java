package io.winback.customer.survey;

import io.winback.customer.reasons.Classification;
import io.winback.events.customer.ChurnReason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The aspects of a satisfaction survey. Each is rated from 1 to 5 under its name in lower case. */
enum SatisfactionAspect {
    PRICE(ChurnReason.PRICE),
    QUALITY(ChurnReason.QUALITY),
    SERVICE(ChurnReason.SERVICE),
    DELIVERY(ChurnReason.DELIVERY);

    private static final int LOW = 2;
    private static final double CONFIDENCE = 0.7;

    private final ChurnReason reason;

    SatisfactionAspect(ChurnReason reason) {
        this.reason = reason;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The aspect with the lowest score, if that is low. */
    static Optional<Classification> lowestRated(Map<String, Object> answers) {
        return Arrays.stream(values())
                .filter(aspect -> aspect.score(answers) <= LOW)
                .min((a, b) -> Integer.compare(a.score(answers), b.score(answers)))
                .map(aspect -> new Classification(aspect.reason, CONFIDENCE, List.of(aspect.key())));
    }

    /** The violation of an answer, by the key of its aspect. */
    static Optional<Map.Entry<String, String>> violation(Map<String, Object> answers) {
        return Arrays.stream(values())
                .map(SatisfactionAspect::key)
                .filter(answers::containsKey)
                .filter(key -> !(answers.get(key) instanceof Integer score && score >= 1 && score <= 5))
                .map(key -> Map.entry(key, "must be 1 to 5"))
                .findFirst();
    }

    private int score(Map<String, Object> answers) {
        return answers.get(key()) instanceof Integer score ? score : Integer.MAX_VALUE;
    }
}
