package io.winback.customer.reasons;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Removes personal data from a text: names, addresses, numbers and links. */
public final class Redaction {

    private static final String REPLACEMENT = "…";

    private static final Pattern IDENTIFYING = Pattern.compile(
            // links and e-mail
            "https?://\\S+|www\\.\\S+|[\\p{L}\\p{N}._%+-]+[@＠][\\p{L}\\p{N}.-]+"
                    // phone, card and order numbers, dates of birth: digits of any script with separators
                    + "|[+＋]?\\p{Nd}(?:[\\p{Nd}\\-‐－ー() .]*\\p{Nd}){3,}"
                    // order and customer ids
                    + "|\\b(?=[A-Za-z0-9._-]*\\d)(?=[A-Za-z0-9._-]*[A-Za-z])[A-Za-z0-9._-]{6,}\\b"
                    // names with a form of address
                    + "|[\\p{IsHan}\\p{IsKatakana}ー]{1,8}(?=様|さん|さま|氏|くん|ちゃん)"
                    + "|\\b(?:Mr|Mrs|Ms|Miss|Dr)\\.? +\\p{Lu}\\p{L}+(?: +\\p{Lu}\\p{L}+)?");

    private Redaction() {}

    /** @param name of the author; null if unknown */
    public static String of(String text, String name) {
        var redacted = text;
        if (name != null) {
            for (var part : Arrays.stream(name.trim().split("[\\s　]+"))
                    .filter(one -> one.length() > 1)
                    .toList()) {
                redacted = Pattern.compile(Pattern.quote(part), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(redacted)
                        .replaceAll(REPLACEMENT);
            }
        }
        return IDENTIFYING.matcher(redacted).replaceAll(REPLACEMENT);
    }
}
