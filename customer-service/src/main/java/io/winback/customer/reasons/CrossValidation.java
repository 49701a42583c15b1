package io.winback.customer.reasons;

import java.util.ArrayList;
import java.util.List;

/**
 * Cross-validates a classifier: each sentence of the built-in corpus is classified by one that was not trained on it. The
 * lexicon may still reflect the sentence.
 */
final class CrossValidation {

    private static final int FOLDS = 10;

    private CrossValidation() {}

    /** @param corrections further sentences for the training of each classifier */
    static ConfusionMatrix of(List<Example> ours, List<Example> corrections, Language language) {
        var confusion = new ConfusionMatrix();
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
