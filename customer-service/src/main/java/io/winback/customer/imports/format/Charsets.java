package io.winback.customer.imports.format;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** The charsets that files have. Shift_JIS means Windows-31J, and ISO-8859-1 means Windows-1252, as in browsers. */
public final class Charsets {

    public static final String EXPECTED =
            "must be a known charset such as UTF-8, UTF-16, Windows-31J (Shift_JIS) or Windows-1252";

    private Charsets() {}

    public static Optional<Charset> find(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT);
        switch (plain) {
            case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms932", "cp932" -> {
                return Optional.of(CharsetDetector.WINDOWS_31J);
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
