package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClassifierTest {

    private final Classifiers classifiers = new Classifiers(Map.of());

    @ParameterizedTest
    @EnumSource(Language.class)
    void crossValidation(Language language) {
        var confusion = CrossValidation.of(Corpus.of(language), List.of(), language);

        assertThat(reported(confusion, language + ", cross-validated")).isGreaterThan(0.85);
    }

    /** Sentences that are in neither the corpus nor the lexicon. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void unseenSentencesAreClassified(Language language) {
        var confusion = new ConfusionMatrix();
        var classifier = Classifier.trainedOn(Corpus.of(language), language);
        Corpus.read("/reasons/unseen-" + language.code() + ".tsv")
                .forEach(example -> confusion.add(example, classifier));

        assertThat(reported(confusion, language + ", never seen")).isGreaterThan(0.85);
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
    void textIsClassified(ChurnReason reason, String text) {
        var classification = classifiers.classify(text);

        assertThat(classification.reason()).isEqualTo(reason);
        assertThat(classification.confidence()).isBetween(0.3, 1.0);
        assertThat(classification.evidence()).isNotEmpty();
    }

    @Test
    void textWithoutAReasonIsUnknown() {
        for (var text : List.of("", "   ", "!!!", "qwertz uiop", "😀😀", "\u0000", "12345", "ｱｲｳ")) {
            assertThat(classifiers.classify(text).reason()).as(text).isEqualTo(ChurnReason.UNKNOWN);
        }
    }

    /** Prints the accuracy. */
    private static double reported(ConfusionMatrix confusion, String title) {
        for (var reason : ChurnReason.values()) {
            System.out.printf("%s: F1 %.3f %s%n", title, confusion.f1(reason), reason);
        }
        System.out.printf("%s: macro-F1 %.3f%n", title, confusion.macroF1());
        return confusion.macroF1();
    }
}
