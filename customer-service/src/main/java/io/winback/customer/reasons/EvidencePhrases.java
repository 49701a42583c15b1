package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The evidence that this service phrases, in the language of the reader. It is stored in English. Words of customers are no such
 * phrase, and stay as they were written.
 */
public final class EvidencePhrases {

    private static final String REASON =
            "(PRICE|QUALITY|SERVICE|DELIVERY|COMPETITOR|NO_LONGER_NEEDED|PAYMENT_FAILED|DECEASED|UNKNOWN)";

    /** Stands for the words of a customer where the reader may not read them. */
    private static final String HIDDEN_WORDS = "words of the customer, which need the role SUPPORT or ADMIN";

    private static final Map<ChurnReason, String> JAPANESE_REASONS = Map.of(
            ChurnReason.PRICE, "価格",
            ChurnReason.QUALITY, "品質",
            ChurnReason.SERVICE, "対応",
            ChurnReason.DELIVERY, "配送",
            ChurnReason.COMPETITOR, "他社への乗り換え",
            ChurnReason.NO_LONGER_NEEDED, "不要になった",
            ChurnReason.PAYMENT_FAILED, "決済の失敗",
            ChurnReason.DECEASED, "逝去",
            ChurnReason.UNKNOWN, "不明");

    private static final Map<String, String> JAPANESE_RECORDS = Map.of("a complaint", "苦情", "a return", "返品");

    /** A phrase in English, and in Japanese with the groups of the English one. */
    private record Phrase(Pattern english, String japanese) {

        private Phrase(String english, String japanese) {
            this(Pattern.compile(english), japanese);
        }

        private String japanese(Matcher matcher) {
            var groups = new Object[matcher.groupCount()];
            for (int i = 0; i < groups.length; i++) {
                groups[i] = inJapanese(matcher.group(i + 1));
            }
            return japanese.formatted(groups);
        }
    }

    private static final List<Phrase> PHRASES = List.of(
            new Phrase(
                    "silent for (\\d+) days, more than ([\\d.]+) times the usual ([\\d.]+)",
                    "注文のない期間が%1$s日で、通常の間隔%3$s日の%2$s倍を超えています"),
            new Phrase(
                    "no order is expected: probability ([\\d.]+) by (\\S+) of (\\S+)",
                    "今後の注文は見込めません(注文のない確率%1$s、モデル%2$s、%3$s時点)"),
            new Phrase("(?:the customer )?cancelled with reason " + REASON, "解約の理由:%1$s"),
            new Phrase("the customer cancelled; the comment indicates " + REASON, "解約時のコメントから読み取った理由:%1$s"),
            new Phrase("filed a complaint about " + REASON, "苦情の内容:%1$s"),
            new Phrase("a complaint was not answered in time", "苦情への回答が期限に間に合いませんでした"),
            new Phrase("gave the reason " + REASON + " in an interview", "聞き取りで挙げた理由:%1$s"),
            new Phrase("gave the reason " + REASON + " in a survey", "アンケートで挙げた理由:%1$s"),
            new Phrase("gave the reason " + REASON + " in an exit survey", "退会アンケートで挙げた理由:%1$s"),
            new Phrase("an order came a day late", "注文の到着が1日遅れました"),
            new Phrase("an order came (\\d+) days late", "注文の到着が%1$s日遅れました"),
            new Phrase("returned an order, reason " + REASON, "返品の理由:%1$s"),
            new Phrase("a payment failed, and no order followed", "決済に失敗し、その後の注文がありません"),
            new Phrase("prices of products that the customer buys rose by (\\d+) %", "購入している商品の価格が%1$s%%上がりました"),
            new Phrase("the customer's death was stated in (a complaint|a return)", "%1$sで逝去の連絡がありました"),
            new Phrase("a death hint was confirmed", "逝去が確認されました"),
            new Phrase("the recorded death was revoked", "逝去の記録が取り消されました"),
            new Phrase("ordered after a recorded death", "逝去の記録の後に注文がありました"),
            new Phrase(HIDDEN_WORDS, "お客様ご自身の言葉(権限がないため非表示)"));

    private EvidencePhrases() {}

    /** The line if this service phrased it. The words of a customer are replaced. */
    public static String withoutWords(String line) {
        return PHRASES.stream()
                        .anyMatch(phrase -> phrase.english().matcher(line).matches())
                ? line
                : HIDDEN_WORDS;
    }

    /** Evidence in Japanese for a reader of Japanese, else as it is stored. */
    public static List<String> in(Locale reader, List<String> evidence) {
        return evidence.stream().map(line -> in(reader, line)).toList();
    }

    /** As above, for one line. */
    public static String in(Locale reader, String line) {
        if (!reader.getLanguage().equals(Locale.JAPANESE.getLanguage())) {
            return line;
        }
        for (var phrase : PHRASES) {
            var matcher = phrase.english().matcher(line);
            if (matcher.matches()) {
                return phrase.japanese(matcher);
            }
        }
        return line;
    }

    private static String inJapanese(String group) {
        if (group.matches(REASON)) {
            return JAPANESE_REASONS.get(ChurnReason.valueOf(group));
        }
        return JAPANESE_RECORDS.getOrDefault(group, group);
    }
}
