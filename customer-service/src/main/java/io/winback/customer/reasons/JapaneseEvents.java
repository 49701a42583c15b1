package io.winback.customer.reasons;

import java.util.regex.Pattern;

/**
 * Japanese clauses that deny that something happened: a death (亡くなっていません), a change to a competitor (他社に乗り換えたわけではありません), or
 * a need that ended (不要になったわけではありません).
 */
final class JapaneseEvents {

    private static final String NOT = "(?:な(?:い|く|かった|し)|ありません|ございません)";

    /** After the plain form of a verb: わけではない, のではありません. */
    private static final String IS_NOT = "(?:という|と言う)?(?:わけ|訳|の|こと)(?:では|じゃ|でも)" + NOT;

    /** After the te-form of a verb: ていません, てはおりません. */
    private static final String DOES_NOT = "(?:は|も)?(?:いません|おりません|ません|いな(?:い|く|かった)|な(?:い|かった))";

    private static final String NEVER = "(?:たことは?|だことは?)(?:一度も)?(?:な|ありません)";

    private static final String OTHER =
            "(?:他社|他店|競合|ライバル|よそ|アマゾン|楽天|(?:他|ほか|別)の(?:お店|店|会社|業者|メーカー|ブランド|サイト|サービス|ショップ|通販))";

    /** Nothing but particles and adverbs, so that 他社が安いので使いません is no denial. */
    private static final String TO = "(?:の(?:お店|店|会社|商品|製品|サービス))?(?:に|へ|で|を|と|から)(?:は|も)?(?:まだ|一度も|特に|決して)?";

    private static final Pattern DENIAL = Pattern.compile(String.join(
            "|",
            "(?:亡くなって|死んで|(?:死亡|他界|逝去|永眠|死去|急死)して)(?:" + DOES_NOT + "|いる" + IS_NOT + ")",
            "亡くなり(?:ません|はしません)",
            "(?:亡くなった|死んだ|(?:死亡|他界|逝去|永眠|死去|急死)した)" + IS_NOT,
            OTHER + TO + "(?:乗り換え|切り替え|変え|替え|移っ|移し|買っ|使っ|行っ|利用し|契約し)(?:て" + DOES_NOT + "|ている" + IS_NOT + "|た" + IS_NOT
                    + "|" + NEVER + ")",
            OTHER + TO + "(?:乗り換え|切り替え|変え|替え|移り|移し|買い|使い|行き|利用し|契約し)ません",
            OTHER + TO + "(?:乗り換える|切り替える|変える|替える|移る|買う|使う|行く|利用する|契約する)(?:つもり|予定|気)(?:は|も)?" + NOT,
            OTHER + TO + "(?:乗り換え|切り替え)(?:な(?:い|かった)|るわけ(?:では|じゃ)" + NOT + ")",
            // 不要になったわけではありません, いらないわけではない
            "(?:不要(?:になった|な|だ)?|必要(?:が|は)?な(?:い|くなった)|(?:いら|要ら|使わ)な(?:い|くなった))" + IS_NOT,
            "不要(?:では|じゃ)" + NOT,
            "(?:引っ越した|引っ越す|越した|飽きた|やめた|興味が(?:なくなった|ない))" + IS_NOT));

    /** A question that expects yes, or a double negation. */
    private static final Pattern NO_DENIAL =
            Pattern.compile("(?:ない|ません)(?:の)?(?:です|でしょう)?(?:か(?!ら)|[?])|ない(?:理由|わけにはいか)|ないと(?:は)?(?:言|い)(?:い切)?え");

    private JapaneseEvents() {}

    static boolean denies(String clause) {
        return DENIAL.matcher(clause).find() && !NO_DENIAL.matcher(clause).find();
    }
}
