package io.winback.testkit;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What properties of parsers are tried with: hostile texts, any text, any bytes, and valid input with one change. */
public final class HostileInput {

    private static final int LONGEST = 400;

    private HostileInput() {}

    /** Texts without a form: those that parsers have failed on, and any characters. */
    public static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(HostileTexts.ALL),
                Arbitraries.strings().all().ofMaxLength(LONGEST),
                Arbitraries.strings().ascii().ofMaxLength(LONGEST));
    }

    /** Texts that are valid but for one change: a part is missing, doubled, or another text. */
    public static Arbitrary<String> texts(String... valid) {
        return Combinators.combine(
                        Arbitraries.of(valid),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.oneOf(
                                Arbitraries.of(""),
                                texts(),
                                Arbitraries.strings().ascii().ofMaxLength(3),
                                Arbitraries.of(valid)))
                .as((text, one, other, inserted) -> {
                    int from = place(text, Math.min(one, other));
                    int to = place(text, Math.max(one, other));
                    return text.substring(0, from) + inserted + text.substring(to);
                });
    }

    /** Any bytes. */
    public static Arbitrary<byte[]> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(2_000);
    }

    /** Bytes that are valid but for one change. */
    public static Arbitrary<byte[]> bytes(byte[] valid) {
        return Arbitraries.oneOf(
                texts(new String(valid, ISO_8859_1)).map(text -> text.getBytes(ISO_8859_1)),
                Combinators.combine(
                                Arbitraries.integers().between(0, valid.length - 1),
                                Arbitraries.bytes(),
                                Arbitraries.integers().between(0, valid.length))
                        .as((place, value, length) -> {
                            var changed = valid.clone();
                            changed[place] = value;
                            return place % 2 == 0 ? changed : Arrays.copyOf(changed, length);
                        }));
    }

    private static int place(String text, double share) {
        return (int) Math.round(share * text.length());
    }
}
