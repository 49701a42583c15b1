package io.winback.customer.imports.format;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CharsetDetectorTest {

    @ParameterizedTest
    @CsvSource({
        "windows-1252, Müller",
        "windows-1252, 'Zoë, café, élan, naïve'",
        "windows-1252, it’s Weiß – “été”",
        "windows-1252, '€ 5'",
        "windows-1252, 'Größe,Größe'",
        "windows-1252, 'Descrição, Preço'",
        "windows-1252, 'Descrição'",
        "windows-1252, 'créée, crème brûlée'",
        "windows-31j, 表示機構付きｹｰｽ",
        "windows-31j, ソ子①",
        "windows-31j, 注文番号",
        "windows-31j, ｶｸｳ",
        "windows-31j, テスト太郎 abc",
        "EUC-JP, 注文番号",
        "EUC-JP, 'テスト太郎 abc'",
        "EUC-JP, ひらがな",
        "EUC-JP, 'ﾔﾏﾀﾞ ﾀﾛｳ'",
        "EUC-JP, '注文番号,お名前ﾌﾘｶﾞﾅ,ﾔﾏﾀﾞ'",
        "windows-31j, ﾔﾏﾀﾞ",
        "windows-31j, 'ﾔﾏﾀﾞ,ﾀﾅｶ,ｽｽﾞｷ'",
        "windows-31j, 'name,ﾔﾏﾀﾞ･ﾀﾛ,ﾔﾏﾓﾄ'",
        "windows-31j, ｱｲｳｴ",
        "windows-31j, 車",
        "windows-31j, 渡邉様",
        "UTF-8, Müller",
        "UTF-8, 表示",
        "UTF-8, 🍵",
        "UTF-8, plain"
    })
    void charsetOfATextIsDetected(String charset, String text) {
        assertThat(detected(text.getBytes(Charset.forName(charset)))).isEqualTo(Charset.forName(charset));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16BE, UTF-16", "UTF-16LE, UTF-16", "UTF-8, UTF-8"})
    void byteOrderMarkNamesTheCharset(String charset, String detected) {
        assertThat(detected("\uFEFFé".getBytes(Charset.forName(charset)))).isEqualTo(Charset.forName(detected));
    }

    /** Files of shops as they were written, in words of orders, customers, addresses and goods. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "注文番号,注文日時,顧客名,フリガナ,商品名,金額\n1001,2026/08/09 10:30,山田 太郎,ヤマダ タロウ,有機緑茶(100g),1200\n",
                "会員ID,お名前,メールアドレス,電話番号,生年月日\nA-1,佐々木 花子,hanako@example.jp,090-1234-5678,1990/11/22\n",
                "order_id,customer_id,name\n1,c1,髙橋 一郎\n2,c2,渡邊 美咲\n3,c3,齋藤 健\n",
                "order_id,customer_id,kana\n1,c1,ﾀｶﾊｼ ｲﾁﾛｳ\n2,c2,ﾜﾀﾅﾍﾞ ﾐｻｷ\n3,c3,ｻｲﾄｳ ｹﾝ\n",
                "住所,都道府県\n東京都千代田区丸の内一丁目9番1号,東京都\n大阪府大阪市北区梅田3−1−3,大阪府\n",
                "商品名,数量\nTシャツ(青・Lサイズ),2\nコーヒー豆〈深煎り〉,1\n★送料無料★お試しセット,1\n",
                "name\n株式会社山田商店\n有限会社鈴木製作所\n",
                "customer,note\nc1,いつもありがとうございます。\nc2,届くのが遅かったので、やめました。\n",
            })
    void textOfAShopIsNeverTakenForTheOtherJapaneseCharset(String text) {
        for (var charset : List.of(CharsetDetector.EUC_JP, CharsetDetector.WINDOWS_31J)) {
            var storable = text.chars()
                    .filter(c -> charset.newEncoder().canEncode((char) c))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(detected(storable.getBytes(charset))).as(text).isEqualTo(charset);
        }
    }

    /** With a header of two columns, any words may follow. */
    @Test
    void linesOfJapaneseWordsAreNeverTakenForTheOtherCharset() {
        var words = List.of(
                "注文", "商品", "お名前", "カナ", "メール", "東京都", "山田", "太郎", "さくら", "ギフト", "緑茶", "ﾔﾏﾀﾞ", "ﾊﾅｺ", "abc", "1200",
                "ー", "様", "配送", "ありがとう", "円", "株式会社", "一");
        var random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            var line = Stream.generate(() -> words.get(random.nextInt(words.size())))
                    .limit(random.nextInt(3, 12))
                    .collect(Collectors.joining(","));
            var text = "注文番号,お名前\n" + line;
            for (var charset : List.of(CharsetDetector.EUC_JP, CharsetDetector.WINDOWS_31J)) {
                assertThat(detected(text.getBytes(charset))).as(text).isEqualTo(charset);
            }
        }
    }

    /** Half-width kana alone are the ambiguous case: two of them are the bytes of one kanji of EUC-JP. */
    @Test
    void halfWidthNamesAreNeverTakenForTheOtherCharset() {
        var names = List.of(
                "ﾔﾏﾀﾞ",
                "ﾀﾛｳ",
                "ﾊﾅｺ",
                "ｽｽﾞｷ",
                "ｻﾄｳ",
                "ｶﾌﾞｼｷｶﾞｲｼｬ",
                "ﾏﾘ･ﾙｲｽﾞ",
                "ｱﾝ･ﾏﾘｰ",
                "ﾀｶﾊｼ",
                "ﾜﾀﾅﾍﾞ",
                "ﾐｻｷ",
                "ｼﾞｮﾝ･ｽﾐｽ",
                "ｲﾄｳ､ｱﾔ");
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var text = Stream.generate(() -> names.get(random.nextInt(names.size())))
                    .limit(random.nextInt(1, 8))
                    .collect(Collectors.joining(random.nextBoolean() ? "," : "･"));

            assertThat(detected(text.getBytes(CharsetDetector.EUC_JP))).as(text).isEqualTo(CharsetDetector.EUC_JP);
            // A few letters may be taken for western ones.
            assertThat(detected(text.getBytes(CharsetDetector.WINDOWS_31J)))
                    .as(text)
                    .isNotEqualTo(CharsetDetector.EUC_JP);
        }
    }

    private static Charset detected(byte[] text) {
        var detector = new CharsetDetector();
        // One byte at a time, as buffers may end anywhere.
        for (byte one : text) {
            detector.add(new byte[] {one}, 1);
        }
        return detector.detected();
    }
}
