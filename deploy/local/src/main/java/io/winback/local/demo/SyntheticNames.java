package io.winback.local.demo;

import java.util.List;
import java.util.Locale;

/** Invented names in the language of a customer. */
final class SyntheticNames {

    static final List<String> JAPANESE_FAMILY =
            List.of("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "松本", "井上", "木村");
    static final List<String> JAPANESE_GIVEN =
            List.of("陽菜", "蓮", "結衣", "湊", "葵", "大翔", "美咲", "悠真", "さくら", "健太", "由美子", "隆", "恵子", "誠", "直樹", "真理");
    private static final List<String> ENGLISH_FAMILY = List.of(
            "Smith",
            "Jones",
            "Taylor",
            "Brown",
            "Williams",
            "Wilson",
            "Johnson",
            "Davies",
            "Patel",
            "Wright",
            "Walker");
    private static final List<String> ENGLISH_GIVEN = List.of(
            "Emma", "Oliver", "Amelia", "Jack", "Grace", "Noah", "Sophie", "Leo", "Ruby", "Adam", "Alice", "Tom",
            "Mary");

    private SyntheticNames() {}

    /** The name of the customer with this number. */
    static String of(String locale, int number) {
        return Locale.forLanguageTag(locale).getLanguage().equals("ja")
                ? pick(JAPANESE_FAMILY, number) + " " + pick(JAPANESE_GIVEN, number / JAPANESE_FAMILY.size())
                : pick(ENGLISH_GIVEN, number) + " " + pick(ENGLISH_FAMILY, number / ENGLISH_GIVEN.size());
    }

    private static String pick(List<String> from, int number) {
        return from.get(number % from.size());
    }
}
