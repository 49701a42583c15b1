package io.winback.customer.reasons;

import java.time.Instant;
import java.util.Map;

/** The result of a training, by language. */
record TrainingReport(Instant trainedAt, Map<String, LanguageQuality> languages) {

    /**
     * The accuracy for one language.
     *
     * @param macroF1 of the built-in corpus in cross-validation, with the corrections
     * @param before the same without the corrections
     */
    record LanguageQuality(int sentences, int corrections, double macroF1, double before) {}
}
