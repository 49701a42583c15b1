package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.util.CollectionObjectStream;
import opennlp.tools.util.TrainingParameters;

/** Classifies texts of one language, with a maximum entropy model over words and hints. */
final class Classifier {

    /** Below this probability of the likeliest reason we do not know. */
    private static final double SURE_ENOUGH = 0.3;

    /** An inferred reason is never as certain as a stated one. */
    private static final double SUREST = 0.9;

    private static final int MAX_EVIDENCE = 3;

    private final Language language;
    private final DoccatModel model;
    private final Set<String> known;

    private Classifier(Language language, DoccatModel model, Set<String> known) {
        this.language = language;
        this.model = model;
        this.known = known;
    }

    static Classifier trainedOn(List<Example> examples, Language language) {
        var samples = new ArrayList<DocumentSample>();
        for (var example : examples) {
            samples.add(new DocumentSample(example.reason().name(), language.features(example.text())));
        }
        var settings = TrainingParameters.defaultParams();
        settings.put(TrainingParameters.CUTOFF_PARAM, 1);
        settings.put(TrainingParameters.ITERATIONS_PARAM, 300);
        settings.put("PrintMessages", false);
        try {
            var model = DocumentCategorizerME.train(
                    language.code(),
                    new CollectionObjectStream<>(samples),
                    settings,
                    new DoccatFactory(new FeatureGenerator[] {new BagOfWordsFeatureGenerator()}));
            var known = samples.stream()
                    .flatMap(sample -> Arrays.stream(sample.getText()))
                    .collect(Collectors.toSet());
            return new Classifier(language, model, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Classification classify(String text) {
        var features =
                Arrays.stream(language.features(text)).filter(known::contains).toArray(String[]::new);
        if (features.length == 0) {
            return Classification.UNKNOWN;
        }
        var categorizer = new DocumentCategorizerME(model);
        var outcomes = categorizer.categorize(features);
        var reason = ChurnReason.valueOf(categorizer.getBestCategory(outcomes));
        double confidence = Math.min(SUREST, Arrays.stream(outcomes).max().orElseThrow());
        return confidence < SURE_ENOUGH || reason == ChurnReason.UNKNOWN
                ? new Classification(ChurnReason.UNKNOWN, confidence, List.of())
                : new Classification(reason, confidence, evidence(text, features, reason));
    }

    /** The hints at the reason, as they stand in the text; without any, the words that we know. */
    private List<String> evidence(String text, String[] features, ChurnReason reason) {
        var hints = language.hints(text, reason);
        return (hints.isEmpty() ? language.wordsOf(text, Set.of(features)) : hints)
                .stream().limit(MAX_EVIDENCE).toList();
    }
}
