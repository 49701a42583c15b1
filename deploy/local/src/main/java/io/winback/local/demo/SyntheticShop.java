package io.winback.local.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A synthetic Japanese shop. Each customer buys at an individual rhythm; most continue, and some stop. For one day the
 * result is always the same, because the seed is constant.
 */
final class SyntheticShop {

    private static final int CUSTOMERS = 2_000;
    private static final int COMPLAINING = 40;
    private static final int MONTHS = 18;
    private static final long SEED = 20_261_122;
    private static final List<String> COMPLAINTS = List.of(
            "荷物が一週間も遅れて届きました。",
            "届いた商品がすぐに壊れてしまいました。",
            "問い合わせても返事がありません。",
            "また値上げされて、高すぎると思います。",
            "電話の対応がとても失礼でした。",
            "注文と違うサイズが入っていて、品質も悪いです。",
            "My parcel arrived a week late and the box was crushed.");
    private static final List<Category> CATEGORIES = List.of(
            new Category("コーヒー", "coffee", 24, 1_800),
            new Category("化粧品", "cosmetics", 45, 4_200),
            new Category("ペット用品", "pet", 32, 3_100),
            new Category("本", "books", 38, 1_600),
            new Category("衣料", "clothes", 75, 6_900));

    private final Random chance = new Random(SEED);
    private final LocalDate today;

    SyntheticShop(LocalDate today) {
        this.today = today;
    }

    private record Category(String name, String sku, int usualGap, int usualAmount) {}

    /**
     * The data of the shop.
     *
     * @param ordersCsv in the columns of the import
     * @param customers personal data as the customer import takes it
     * @param complaints as the REST API accepts them
     */
    record Shop(String ordersCsv, List<Map<String, Object>> customers, List<Map<String, Object>> complaints) {}

    Shop generate() {
        var csv = new StringBuilder(
                "customer_id,order_id,placed_at,amount,currency,sku,category,quantity,promised_by,delivered_at\n");
        var customers = new ArrayList<Map<String, Object>>();
        for (int i = 1; i <= CUSTOMERS; i++) {
            var id = id(i);
            customers.add(person(id, i));
            buy(csv, id);
        }
        return new Shop(csv.toString(), customers, complaints());
    }

    /** One customer in forty complains. */
    private List<Map<String, Object>> complaints() {
        var complaints = new ArrayList<Map<String, Object>>();
        for (int i = 1; i <= CUSTOMERS; i += COMPLAINING) {
            var severity = i % (3 * COMPLAINING) == 1 ? "HIGH" : "NORMAL";
            complaints.add(Map.of("customerId", id(i), "text", pick(COMPLAINTS), "severity", severity));
        }
        return complaints;
    }

    private static String id(int number) {
        return "shop-%05d".formatted(number);
    }

    private Map<String, Object> person(String id, int number) {
        boolean english = chance.nextInt(12) == 0;
        var name = english
                ? SyntheticNames.of("en-US", number)
                : pick(SyntheticNames.JAPANESE_FAMILY) + " " + pick(SyntheticNames.JAPANESE_GIVEN);
        var person = new TreeMap<>(
                SyntheticContacts.person(id, number, english ? "en-US" : "ja-JP", chance.nextInt(20) > 0));
        person.put("name", name);
        return person;
    }

    /** Purchases at an individual rhythm with random variation, until today or until the customer stops. */
    private void buy(StringBuilder csv, String id) {
        var category = pick(CATEGORIES);
        double gap = category.usualGap() * Math.exp(0.35 * chance.nextGaussian());
        var day = today.minusMonths(MONTHS).plusDays(chance.nextInt(300));
        var last = chance.nextInt(100) < 35 ? day.plusDays(chance.nextInt(400)) : today;
        for (int order = 1; !day.isAfter(last) && !day.isAfter(today); order++) {
            write(csv, id, order, day, category);
            day = day.plusDays(Math.max(1, Math.round(gap * Math.exp(0.3 * chance.nextGaussian()))));
        }
    }

    /** An order that is not delivered yet has no day of delivery. */
    private void write(StringBuilder csv, String id, int order, LocalDate day, Category category) {
        long amount = Math.round(category.usualAmount() * Math.exp(0.4 * chance.nextGaussian()) / 10) * 10;
        var promised = day.plusDays(3);
        var delivered = chance.nextInt(10) == 0 ? promised.plusDays(1 + chance.nextInt(5)) : day.plusDays(2);
        csv.append("%s,%s-%03d,%s,%d,JPY,%s-%d,%s,1,%s,%s%n"
                .formatted(
                        id,
                        id,
                        order,
                        day,
                        amount,
                        category.sku(),
                        chance.nextInt(40),
                        category.name(),
                        promised,
                        delivered.isAfter(today) ? "" : delivered));
    }

    private <T> T pick(List<T> from) {
        return from.get(chance.nextInt(from.size()));
    }
}
