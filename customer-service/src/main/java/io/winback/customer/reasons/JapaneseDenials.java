package io.winback.customer.reasons;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Denials in Japanese: a negated word of trouble such as 高くない, 問題はない or 理由ではない, unless it is negated again, or one of
 * {@link JapaneseEvents}.
 */
final class JapaneseDenials implements Denials {

    private static final Pattern CLAUSE = Pattern.compile(
            "(?<=[。、,.!?\\n])|(?<=(?:けど|けれど|けれども|ですが|ますが|せんが|でしたが|ないが|ったが|のに|ではなく|じゃなく|ではなくて|じゃなくて|だけでなく|だけではなく)(?![、。]))");

    private static final String NOT = "(?:な(?:い|く|かった|し)|ありません|無[いくし]|ございません)";
    private static final String IS_NOT = "(?:では|じゃ|でも)" + NOT;
    private static final String ADVERB = "(?:特に|全く|まったく|全然|何も|一切|別に|一度も|それほど|そんなに|あまり|さほど)?";

    private static final String TROUBLE_NOUN = "(?:問題|不満|文句|不便|不都合|苦情|原因|理由|せい|トラブル|支障|不備|心配|不安|不快)";
    private static final String TROUBLE_ADJECTIVE = "(?:高|遅|悪|ひど|酷|まず|不味|臭|冷た|安っぽ|粗)";
    private static final String TROUBLE_STATE = "(?:割高|失礼|不親切|雑|粗末|嫌|不満|不良品|高すぎ)";
    private static final String SUBJECT =
            "(?:お|ご)?(?:値段|価格|料金|費用|金額|送料|品質|味|対応|接客|態度|配送|配達|発送|納期|サービス|サポート|支払い?|決済|他社|競合)(?:の(?:問題|せい|話|こと))?";

    private static final Pattern DENIAL = Pattern.compile(String.join(
            "|",
            // 問題はない, 理由ではない, 気にならない
            TROUBLE_NOUN + "(?:は|も|が|に|と)?" + ADVERB + NOT,
            TROUBLE_NOUN + IS_NOT,
            TROUBLE_NOUN + "(?:は|も|を|に)?" + ADVERB + "(?:感じ|思い|思わ|思っ|なり|なら)(?:ま|な|たことは?な|ていま|てな|たことは?ありま)(?:せん|い|かった)?",
            "気に(?:は|も)?(?:なりません|ならな|していません|していな|しません|しな)",
            // 高くない, 遅くはありません
            TROUBLE_ADJECTIVE + "く(?:は|も)?" + NOT,
            TROUBLE_ADJECTIVE + "く(?:は|も)?(?:感じ|思い|思わ)(?:ません|な)",
            TROUBLE_ADJECTIVE + "い(?:と|とは|とも)(?:思|感じ|言)(?:い|わ|え|い)?(?:ません|な|ったことは?(?:な|ありません)|たことは?(?:な|ありません))",
            TROUBLE_ADJECTIVE + "い(?:という)?(?:わけ|訳|こと)(?:では|じゃ|は|も)" + NOT,
            TROUBLE_STATE + "(?:な|という|だという)?(?:わけ|訳)?" + IS_NOT,
            // 壊れたことはない, 遅れませんでした
            "(?:壊れ|遅れ|破れ|待たされ|間違え|失敗し)(?:ません|なかった|ていません|ていな|たことは?(?:一度も)?(?:な|ありません)|ることは?(?:な|ありません))",
            // 値段ではなく, 辞めるのは値段じゃない
            "(?:^|[はがも、])" + SUBJECT + IS_NOT,
            SUBJECT + "(?:とは|と)関係(?:が|は)?" + NOT,
            SUBJECT + "(?:は|とは)?無関係"));

    /** The same word is a complaint about what should be high. */
    private static final Pattern SHOULD_BE_HIGH = Pattern.compile("(?:品質|質|性能|クオリティ|レベル|満足度|価値)[はがもの]?[^、。]*高く");

    /** Not only, a negation of the negation, or a question that expects yes. */
    private static final Pattern NO_DENIAL = Pattern.compile("だけで(?:は|も)?な|だけじゃな|のみならず|ばかり(?:か|でな|ではな)"
            + "|ない(?:わけ|訳)(?:では|じゃ)|な(?:く|くは|くも)な|なく(?:は|も)ありません|ない(?:と|とは|とも)(?:言|い|限|思)|ない(?:こと|事)(?:は|も)(?:な|あり)"
            + "|(?:ない|ません)(?:です|でしょう)?(?:か|かな)|ない(?:です|の)?[?]|ありません[?]|なしとは|ゼロではない"
            + "|解決|改善|説明(?:が|も)な|返事|返信");

    @Override
    public List<String> clauses(String text) {
        return List.of(CLAUSE.split(text));
    }

    @Override
    public boolean denies(String clause) {
        return JapaneseEvents.denies(clause)
                || DENIAL.matcher(clause).find()
                        && !NO_DENIAL.matcher(clause).find()
                        && !SHOULD_BE_HIGH.matcher(clause).find();
    }

    @Override
    public String separator() {
        return "。";
    }
}
