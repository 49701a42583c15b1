package io.winback.customer.reasons;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One classifier for each language, trained on first use. */
final class Classifiers {

    /** The weight of a correction relative to a sentence of the built-in corpus. */
    private static final int CORRECTION_WEIGHT = 3;

    private static final int LONGEST = 4_000;

    private final Map<Language, List<Example>> corrections;
    private final Map<Language, Classifier> trained = new EnumMap<>(Language.class);

    /** @param corrections by language; may be empty */
    Classifiers(Map<Language, List<Example>> corrections) {
        this.corrections = corrections;
    }

    Classification classify(String text) {
        if (text == null || text.isBlank()) {
            return Classification.UNKNOWN;
        }
        return of(Language.of(text)).classify(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** Repeats corrections by their weight. */
    static List<Example> weighted(List<Example> corrections) {
        var weighted = new ArrayList<Example>();
        for (int i = 0; i < CORRECTION_WEIGHT; i++) {
            weighted.addAll(corrections);
        }
        return weighted;
    }

    private synchronized Classifier of(Language language) {
        return trained.computeIfAbsent(language, own -> {
            var examples = new ArrayList<>(Corpus.of(own));
            examples.addAll(weighted(corrections.getOrDefault(own, List.of())));
            return Classifier.trainedOn(examples, own);
        });
    }
}
