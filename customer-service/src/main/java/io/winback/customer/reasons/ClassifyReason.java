package io.winback.customer.reasons;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;

/** Reads what somebody wrote, and tells the reason; where the text does not say, it says so. */
@ApplicationScoped
public class ClassifyReason {

    private static final int LONGEST = 4_000;

    /** Learned when first asked, which takes a second. */
    private final Map<Language, Classifier> classifiers = new EnumMap<>(Language.class);

    public Classification of(String text) {
        if (text == null || text.isBlank()) {
            return Classification.UNKNOWN;
        }
        return classifier(Language.of(text)).classify(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    private synchronized Classifier classifier(Language language) {
        return classifiers.computeIfAbsent(language, own -> Classifier.trainedOn(Corpus.of(own), own));
    }
}
