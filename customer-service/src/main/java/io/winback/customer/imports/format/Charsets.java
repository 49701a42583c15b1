package io.winback.customer.imports.format;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/**
 * The charsets that files have. Shift_JIS means Windows-31J, EUC-JP has many names, and ISO-8859-1 means Windows-1252, as in
 * browsers.
 */
public final class Charsets {

    public static final String EXPECTED =
            "must be a known charset such as UTF-8, UTF-16, Windows-31J (Shift_JIS), EUC-JP or Windows-1252";

    /** EUC-JP with the characters that Windows adds, such as ①. */
    private static final Charset EUC_JP_OF_WINDOWS = Charset.forName("x-eucJP-Open");

    private Charsets() {}

    /** The charset that also reads the characters that programs add to it. */
    static Charset wide(Charset charset) {
        return charset.equals(CharsetDetector.EUC_JP) ? EUC_JP_OF_WINDOWS : charset;
    }

    public static Optional<Charset> find(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT);
        switch (plain) {
            case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms932", "cp932" -> {
                return Optional.of(CharsetDetector.WINDOWS_31J);
            }
            case "euc-jp", "eucjp", "euc_jp", "x-euc-jp", "ujis", "cp51932", "eucjp-win", "eucjp-ms" -> {
                return Optional.of(CharsetDetector.EUC_JP);
            }
            case "iso-8859-1", "latin1", "us-ascii", "ascii", "cp1252" -> {
                return Optional.of(CharsetDetector.WINDOWS_1252);
            }
            default -> {
                try {
                    return Charset.isSupported(plain) && Charset.forName(plain).canEncode()
                            ? Optional.of(Charset.forName(plain))
                            : Optional.empty();
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
    }
}
