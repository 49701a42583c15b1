package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A reason that a text denies is no evidence for it. */
class NegationTest {

    private static final Classifiers CLASSIFIERS = new Classifiers(Map.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PRICE          | the price was never a problem
            PRICE          | Your products are not expensive.
            PRICE          | It wasn't too expensive for me.
            PRICE          | It was not the price.
            PRICE          | no longer too expensive
            PRICE          | The price is no longer a problem.
            PRICE          | I'm not leaving because of the price.
            PRICE          | I have no complaints about the price.
            PRICE          | I don't think the price is too high.
            PRICE          | I would not say it was overpriced.
            PRICE          | It has nothing to do with the cost.
            PRICE          | Neither price nor fees were the reason.
            PRICE          | The fees never bothered me.
            DELIVERY       | The parcel was never late.
            DELIVERY       | My parcels are no longer late.
            DELIVERY       | My order did not arrive late.
            DELIVERY       | No issues with the delivery at all.
            DELIVERY       | Delivery wasn’t the problem.
            SERVICE        | Your staff were never rude.
            SERVICE        | I cannot complain about the support.
            QUALITY        | Nothing was ever broken.
            QUALITY        | The quality is not bad.
            PAYMENT_FAILED | My card was never declined.
            PRICE          | 値段は高くない
            PRICE          | 値段は高くないです。
            PRICE          | 価格に不満はありません。
            PRICE          | 料金は問題ではありませんでした。
            PRICE          | 値段のせいではないです。
            PRICE          | 辞める理由は値段ではありません。
            PRICE          | 値段が高いとは思いません。
            PRICE          | ﾈﾀﾞﾝは高くありません
            PRICE          | 料金は割高ではないです。
            PRICE          | 値段が高いわけではありません。
            DELIVERY       | 配送が遅れたことはありません。
            DELIVERY       | 配達は遅くなかったです。
            DELIVERY       | 配送に問題はなかった。
            SERVICE        | 対応は悪くなかったです。
            SERVICE        | 店員の態度は失礼ではありませんでした。
            SERVICE        | サポートに文句はないです。
            QUALITY        | 品質は悪くないです。
            QUALITY        | 一度も壊れたことはありません。
            PAYMENT_FAILED | 支払いとは関係ありません。
            COMPETITOR     | I did not switch to a competitor.
            COMPETITOR     | I haven't moved to another shop.
            COMPETITOR     | I have never bought elsewhere.
            COMPETITOR     | We are not leaving for a competitor.
            COMPETITOR     | I have not yet switched to another provider.
            COMPETITOR     | It is not that I switched to a competitor.
            COMPETITOR     | 他社に乗り換えたわけではありません。
            COMPETITOR     | 他社には乗り換えていません。
            COMPETITOR     | 別の店に移ったのではありません。
            COMPETITOR     | 他社に乗り換えるつもりはありません。
            COMPETITOR     | 他社の商品を使っているわけではありません。
            DECEASED       | He has not died.
            DECEASED       | My mother is not dead.
            DECEASED       | She hasn't passed away.
            DECEASED       | Nobody in our family has died.
            DECEASED       | It is not true that he died.
            DECEASED       | It's not that my father passed away.
            DECEASED       | 亡くなっていません。
            DECEASED       | 父は亡くなってはおりません。
            DECEASED       | 母が亡くなったわけではありません。
            DECEASED       | 本人は死亡していません。
            NO_LONGER_NEEDED | It is not that I no longer need it.
            NO_LONGER_NEEDED | It's not that I don't need it any more.
            NO_LONGER_NEEDED | I am not leaving because I no longer need it.
            NO_LONGER_NEEDED | 必要なくなったわけではありません。
            NO_LONGER_NEEDED | 不要になったわけではありません。
            NO_LONGER_NEEDED | いらないわけではないです。
            """)
    void deniedReasonIsNoEvidence(ChurnReason denied, String text) {
        var classification = CLASSIFIERS.classify(text);

        assertThat(classification.reason()).isEqualTo(ChurnReason.UNKNOWN).isNotEqualTo(denied);
        assertThat(classification.evidence()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELIVERY       | The price was never a problem, but the parcel was always late.
            SERVICE        | It's not the price, it's your rude support.
            QUALITY        | Delivery was not the issue. The zipper broke after a week.
            PRICE          | I can't say the price was not a problem.
            PRICE          | It is not only expensive but overpriced.
            PRICE          | Not just the fee, all prices are too high.
            PRICE          | It is not true that the price was no issue.
            PRICE          | Isn't it a bit expensive?
            PRICE          | It is not cheap enough for my budget.
            PRICE          | I can't afford the price.
            DELIVERY       | My parcel never arrived.
            SERVICE        | I never got an answer to my complaint.
            SERVICE        | Nobody in support solved my problem.
            QUALITY        | It does not work as described.
            NO_LONGER_NEEDED | I do not need it any more.
            DELIVERY       | 値段ではなく、配送が遅いのが理由です。
            SERVICE        | 価格は高くないけど、電話の対応が失礼でした。
            PRICE          | 値段が高くないわけではありません。
            PRICE          | 値段に問題がないとは言えません。
            PRICE          | 値段が高いだけでなく、送料も高いです。
            PRICE          | 値段が高くないですか?
            PRICE          | 値段が安くないです。
            DELIVERY       | 荷物がまだ届きません。
            SERVICE        | 問い合わせの返事がありません。
            QUALITY        | 品質が良くないです。
            NO_LONGER_NEEDED | もう必要ありません。
            PRICE          | ｐｒｉｃｅ ｉｓ ｔｏｏ ｈｉｇｈ
            PRICE          | ﾈﾀﾞﾝが高い
            PRICE          | ｐｒｉｃｅ
            PRICE          | ﾈﾀﾞﾝ
            DECEASED       | Please do not write to my mother, she died in March.
            DECEASED       | My husband has passed away and will not order again.
            DECEASED       | It is not the price, my father died.
            DECEASED       | 父が亡くなりました。もう連絡しないでください。
            DECEASED       | 亡くなった父の契約は続けません。
            COMPETITOR     | I did not find it here, so I switched to another shop.
            COMPETITOR     | Not only did I switch to a competitor, my sister did, too.
            COMPETITOR     | I would never have gone to a competitor if you had more choice.
            COMPETITOR     | 他社に乗り換えたので、もう注文しません。
            PRICE          | I did not switch to a competitor, it is too expensive.
            PRICE          | 他社に乗り換えたわけではなく、値段が高すぎます。
            NO_LONGER_NEEDED | I don't need this any longer.
            NO_LONGER_NEEDED | 亡くなったのではありません。引っ越すので不要になりました。
            PRICE          | It is not that cheap.
            PRICE          | I am no longer going because of the price.
            """)
    void reasonIsReadBesideANegation(ChurnReason reason, String text) {
        var classification = CLASSIFIERS.classify(text);

        assertThat(classification.reason()).isEqualTo(reason);
        assertThat(classification.evidence()).isNotEmpty();
    }

    /** The sentences of the corpus give a reason each, so almost none of them denies one. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void complaintWithANegationIsNoDenial(Language language) {
        var denied = Corpus.of(language).stream()
                .filter(example -> example.reason() != ChurnReason.UNKNOWN)
                .filter(example -> language.evidenceIn(example.text()).isBlank())
                .toList();

        assertThat(denied).isEmpty();
    }

    @Test
    void evidenceStandsInTheTextAsWritten() {
        assertThat(CLASSIFIERS
                        .classify("Far too Expensive, and the prices rose again.")
                        .evidence())
                .contains("Expensive", "prices")
                .doesNotContain("pric");
        assertThat(CLASSIFIERS.classify("値上げされたので続けられません。").evidence()).contains("値上げ");
    }
}
