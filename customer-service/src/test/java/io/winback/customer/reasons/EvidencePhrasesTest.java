package io.winback.customer.reasons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EvidencePhrasesTest {

    private static final Pattern MAKES_EVIDENCE =
            Pattern.compile("new (?:Signal|InferredReason|EpisodeReason)\\(|EVIDENCE =|lines\\.add\\(");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    /** A text of several words that begins in lower case. */
    private static final Pattern PHRASE = Pattern.compile("\"([a-z][^\"]* [^\"]*)\"");

    /** What the code adds to a phrase. */
    private static final List<String> ENDINGS = List.of(
            "", "PRICE", "PRICE in an interview", "PRICE in a survey", "PRICE in an exit survey", "a complaint");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            silent for 90 days, more than 2.5 times the usual 30.0       | 注文のない期間が90日で、通常の間隔30.0日の2.5倍を超えています
            no order is expected: probability 0.95 by paretoNbd of 2026-11-01 | 今後の注文は見込めません(注文のない確率0.95、モデルparetoNbd、2026-11-01時点)
            the customer cancelled with reason PRICE                     | 解約の理由:価格
            cancelled with reason NO_LONGER_NEEDED                       | 解約の理由:不要になった
            the customer cancelled; the comment indicates SERVICE        | 解約時のコメントから読み取った理由:対応
            filed a complaint about QUALITY                              | 苦情の内容:品質
            a complaint was not answered in time                         | 苦情への回答が期限に間に合いませんでした
            gave the reason PRICE in an interview                        | 聞き取りで挙げた理由:価格
            gave the reason PRICE in a survey                            | アンケートで挙げた理由:価格
            gave the reason COMPETITOR in an exit survey                 | 退会アンケートで挙げた理由:他社への乗り換え
            an order came a day late                                     | 注文の到着が1日遅れました
            an order came 12 days late                                   | 注文の到着が12日遅れました
            returned an order, reason DELIVERY                           | 返品の理由:配送
            a payment failed, and no order followed                      | 決済に失敗し、その後の注文がありません
            prices of products that the customer buys rose by 50 %       | 購入している商品の価格が50%上がりました
            the customer's death was stated in a complaint               | 苦情で逝去の連絡がありました
            a death hint was confirmed                                   | 逝去が確認されました
            the recorded death was revoked                               | 逝去の記録が取り消されました
            ordered after a recorded death                               | 逝去の記録の後に注文がありました
            """)
    void phraseIsInTheLanguageOfTheReader(String stored, String japanese) {
        assertThat(EvidencePhrases.in(Locale.JAPAN, stored)).isEqualTo(japanese);
        assertThat(EvidencePhrases.in(Locale.ENGLISH, stored)).isEqualTo(stored);
        assertThat(EvidencePhrases.in(Locale.GERMAN, stored)).isEqualTo(stored);
    }

    @Test
    void wordsOfACustomerStayAsWritten() {
        var words = List.of("passed away", "値上げ", "too expensive");

        assertThat(EvidencePhrases.in(Locale.JAPANESE, words)).isEqualTo(words);
    }

    /** Every phrase has a translation, wherever evidence is made: in signals, reasons, assessments and hints. */
    @Test
    void everyPhraseOfEvidenceIsTranslated() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/io/winback/customer"))) {
            var phrases = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("EvidencePhrases.java"))
                    .flatMap(EvidencePhrasesTest::phrasesIn)
                    .distinct()
                    .toList();

            assertThat(phrases)
                    .hasSizeGreaterThan(14)
                    .contains("ordered after a recorded death", "a death hint was confirmed")
                    .allSatisfy(phrase -> assertThat(ENDINGS).as(phrase).anyMatch(ending -> !EvidencePhrases.in(
                                    Locale.JAPANESE, phrase + ending)
                            .equals(phrase + ending)));
        }
    }

    /** The texts in the statements of a source file that make evidence, with values in their places. */
    private static Stream<String> phrasesIn(Path source) {
        try {
            return Arrays.stream(COMMENT.matcher(Files.readString(source))
                            .replaceAll("")
                            .split(";\\R"))
                    .filter(statement -> MAKES_EVIDENCE.matcher(statement).find())
                    .flatMap(statement -> PHRASE.matcher(statement).results())
                    .map(phrase -> phrase.group(1)
                            .replace("by %s", "by bgNbd of 2026-11-01")
                            .replaceAll("%(?:\\.\\d)?[dsf]", "2")
                            .replace("%%", "%"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
