package io.winback.customer.reasons;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One classifier a language, each trained when it is first asked, which takes a second. */
final class Classifiers {

    /** A sentence of the shop's own says more about its customers than one of ours. */
    private static final int WEIGHT_OF_A_CORRECTION = 3;

    private static final int LONGEST = 4_000;

    private final Map<Language, List<Example>> corrections;
    private final Map<Language, Classifier> trained = new EnumMap<>(Language.class);

    /** @param corrections of each language, from the shop; may be empty */
    Classifiers(Map<Language, List<Example>> corrections) {
        this.corrections = corrections;
    }

    Classification classify(String text) {
        if (text == null || text.isBlank()) {
            return Classification.UNKNOWN;
        }
        return of(Language.of(text)).classify(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** What they count for beside our own. */
    static List<Example> weighted(List<Example> corrections) {
        var weighted = new ArrayList<Example>();
        for (int i = 0; i < WEIGHT_OF_A_CORRECTION; i++) {
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
