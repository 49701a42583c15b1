package io.winback.customer.reasons;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells how good a classifier is that learns from some sentences: each of ours is told by one that never saw it. Whoever
 * wrote the lexicon may have.
 */
final class CrossValidation {

    private static final int FOLDS = 10;

    private CrossValidation() {}

    /** @param corrections sentences that every one of the classifiers learns from, besides ours */
    static Confusion of(List<Example> ours, List<Example> corrections, Language language) {
        var confusion = new Confusion();
        for (int fold = 0; fold < FOLDS; fold++) {
            var learned = new ArrayList<>(corrections);
            for (int i = 0; i < ours.size(); i++) {
                if (i % FOLDS != fold) {
                    learned.add(ours.get(i));
                }
            }
            var classifier = Classifier.trainedOn(learned, language);
            for (int i = fold; i < ours.size(); i += FOLDS) {
                confusion.add(ours.get(i), classifier);
            }
        }
        return confusion;
    }
}
