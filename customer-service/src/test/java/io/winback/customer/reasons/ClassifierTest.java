package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClassifierTest {

    private static final int FOLDS = 10;

    private final ClassifyReason classifyReason = new ClassifyReason();

    /** Each sentence is told by a classifier that never saw it; whoever wrote the lexicon may have. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void crossValidation(Language language) {
        var counts = new Counts();
        var examples = Corpus.of(language);
        for (int fold = 0; fold < FOLDS; fold++) {
            var classifier = Classifier.trainedOn(without(examples, fold), language);
            for (int i = fold; i < examples.size(); i += FOLDS) {
                counts.add(examples.get(i), classifier);
            }
        }

        assertThat(counts.report(language + ", cross-validated")).isGreaterThan(0.7);
    }

    /** Written after corpus and lexicon, and kept from both. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void sentencesThatNobodySawAreToldApart(Language language) {
        var counts = new Counts();
        var classifier = Classifier.trainedOn(Corpus.of(language), language);
        Corpus.read("/reasons/unseen-" + language.code() + ".tsv").forEach(example -> counts.add(example, classifier));

        assertThat(counts.report(language + ", never seen")).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @CsvSource({
        "PRICE, 最近また値上げして高くなったのでやめます",
        "DELIVERY, 荷物がまた遅れて届きました",
        "DECEASED, 父が先日亡くなりました",
        "SERVICE, 電話の対応がとても失礼でした",
        "QUALITY, It broke after one week",
        "PRICE, this has become far too expensive",
        "DECEASED, my mother passed away in June",
        "PAYMENT_FAILED, my credit card was declined",
    })
    void whatSomebodyWritesHasAReason(ChurnReason reason, String text) {
        var classification = classifyReason.of(text);

        assertThat(classification.reason()).isEqualTo(reason);
        assertThat(classification.confidence()).isBetween(0.3, 1.0);
        assertThat(classification.evidence()).isNotEmpty();
    }

    @Test
    void whatSaysNothingIsUnknown() {
        for (var text : List.of("", "   ", "!!!", "qwertz uiop", "😀😀", "\u0000", "12345", "ｱｲｳ")) {
            assertThat(classifyReason.of(text).reason()).as(text).isEqualTo(ChurnReason.UNKNOWN);
        }
    }

    private static List<Example> without(List<Example> examples, int fold) {
        var others = new ArrayList<Example>();
        for (int i = 0; i < examples.size(); i++) {
            if (i % FOLDS != fold) {
                others.add(examples.get(i));
            }
        }
        return others;
    }

    /** Of each reason: told rightly, told wrongly, and missed. */
    private static final class Counts {

        private final Map<ChurnReason, int[]> byReason = new EnumMap<>(ChurnReason.class);

        private Counts() {
            for (var reason : ChurnReason.values()) {
                byReason.put(reason, new int[3]);
            }
        }

        private void add(Example example, Classifier classifier) {
            var told = classifier.classify(example.text()).reason();
            if (told == example.reason()) {
                byReason.get(told)[0]++;
            } else {
                byReason.get(told)[1]++;
                byReason.get(example.reason())[2]++;
            }
        }

        /** Prints what was reached, and answers the macro-averaged F1. */
        private double report(String title) {
            byReason.forEach((reason, n) -> System.out.printf("%s: F1 %.3f %s%n", title, f1(n), reason));
            double macro =
                    byReason.values().stream().mapToDouble(Counts::f1).average().orElseThrow();
            System.out.printf("%s: macro-F1 %.3f%n", title, macro);
            return macro;
        }

        private static double f1(int[] counts) {
            return 2.0 * counts[0] / (2 * counts[0] + counts[1] + counts[2]);
        }
    }
}
