package io.winback.testkit;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Texts that parsers, databases and pages have failed on. They have no word that an answer must not have. */
final class HostileTexts {

    /** Texts of any characters. */
    static final List<String> ALL = List.of(
            "",
            " ",
            "\t",
            "\u3000",
            "a".repeat(65),
            "a".repeat(3_500),
            "長".repeat(1_100),
            "null",
            "NaN",
            "-Infinity",
            "true",
            "-1",
            "-0",
            "0x10",
            "1e999999999",
            "9".repeat(400),
            "9223372036854775808",
            "٣",
            "+999999999-12-31",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01",
            "0000-00-00",
            "0000-01-01",
            "9999-12-31",
            "10000-01-01",
            "2026-02-30",
            "2016-12-31T23:59:60Z",
            "2026-11-22T03:04:05+99:99",
            "2026-11-22T24:00:00Z",
            "-1000000000-01-01T00:00:00Z",
            "P999999999999D",
            "PT2562047788015215H30M7S",
            "-P1D",
            "P1Y",
            "\0",
            "a\0b",
            "a\u0001b",
            "a\u007fb",
            "a\r\nSet-Cookie: a=b",
            "\ufeff",
            "\u202eabc",
            "a\u200bb",
            "\u2028",
            "e\u0301".repeat(40),
            "👩‍👩‍👧‍👦",
            "' or '1'='1",
            "'; drop table coupon; --",
            "\\",
            "%",
            "_%",
            "<script>alert(1)</script>",
            "\"><b>",
            "{{7*7}}",
            "{#for a in b}",
            "${7*7}",
            "#{7*7}",
            "$$$$",
            "customer.a == 1 && ((((((",
            "[].map(a, a).map(b, b)",
            "../../../../etc/passwd",
            "..\\..\\a",
            "file:///etc/passwd",
            "http://127.0.0.1:1/",
            "`id`",
            "$(id)",
            "*)(uid=*",
            "=1+1",
            "erased.a",
            "..",
            "wbk_" + "A".repeat(43),
            "AAAA.BBBB.CCCC",
            "(a+)+$".repeat(20),
            "JPY\n",
            "xn--a",
            "a@b@c",
            "\"a b\"@c.example",
            "+81" + "9".repeat(60));

    /** Parts of an address that no library writes: as they stand in the request line. */
    static final List<String> RAW_IN_ADDRESS = List.of(
            "%",
            "a%",
            "%2",
            "%zz",
            "%C0%AF",
            "%FF",
            "%ED%A0%80",
            "%EF%BB%BF",
            "%u0041",
            "%25%32%65",
            "%2e%2e%2fetc%2fpasswd",
            "..",
            ".",
            "a//b",
            "a;b=c",
            "a+b",
            "\"",
            "<a>",
            "{a}",
            "a|b",
            "\\",
            "^",
            "`",
            "\u00ff",
            "\u00e9\u0080",
            "\u0001",
            "\u007f",
            "a#b",
            "*",
            "[a]",
            "%5Ba%5D",
            "%0d%0aA:b",
            "A".repeat(5_000));

    /** Values of headers, as bytes. */
    static final List<String> IN_HEADERS = List.of(
            "",
            " ",
            ",",
            ";",
            "\"",
            "\"\"",
            "\"a",
            "W/",
            "W/\"",
            "*",
            "*, *",
            "a".repeat(300),
            "a".repeat(9_000),
            "a".repeat(25_000),
            "a,".repeat(2_000),
            "\t",
            "a\tb",
            "\u0001",
            "a\u007fb",
            "\u00ff\u00fe",
            "\u00e9",
            "\u00c3\u00a9",
            "\u00ed\u00a0\u0080",
            "\u00ef\u00bb\u00bfa",
            "%00",
            "null",
            "-1",
            "9".repeat(400),
            "1e999999999",
            "/",
            "*/*",
            "*/*;q=2",
            "a/b;q=0.0001",
            "text/html",
            "application/json",
            "application/json;charset=utf-16",
            "application/json;charset=nonsense",
            "application/json;charset=\"",
            "application/JSON",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=" + "b".repeat(200),
            "text/csv; header=absent",
            "en-US-x-" + "a".repeat(60),
            "de;q=0,*;q=",
            "' or '1'='1",
            "<b>",
            "../a",
            "bytes=0-99999999999999999999",
            "gzip",
            "00-00000000000000000000000000000000-0000000000000000-00",
            "Basic YTpi",
            "Bearer a.b.c",
            "Thu, 99 Foo 2026 00:00:00 GMT");

    private HostileTexts() {}

    static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** Each byte as a percent sign and two digits. */
    static String encoded(String text) {
        var bytes = text.getBytes(UTF_8);
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> isPlain(bytes[i]) ? String.valueOf((char) bytes[i]) : "%%%02X".formatted(bytes[i]))
                .collect(Collectors.joining());
    }

    private static boolean isPlain(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_' || b == '.';
    }
}
