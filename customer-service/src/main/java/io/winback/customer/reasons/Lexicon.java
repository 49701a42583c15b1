package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Words and phrases that indicate a reason, written by hand. */
final class Lexicon {

    /** A word of at least this length also matches as a prefix. */
    private static final int STEM = 5;

    private final boolean spaced;
    private final Map<ChurnReason, List<String>> hints = new EnumMap<>(ChurnReason.class);

    private Lexicon(boolean spaced) {
        this.spaced = spaced;
    }

    /** @param spaced whether the language separates words by spaces */
    static Lexicon of(String code, boolean spaced) {
        var lexicon = new Lexicon(spaced);
        var name = "/reasons/lexicon-" + code + ".tsv";
        try (var lines = new BufferedReader(new InputStreamReader(Lexicon.class.getResourceAsStream(name), UTF_8))) {
            lines.lines()
                    .map(line -> line.split("\t", 2))
                    .forEach(fields ->
                            lexicon.hints.put(ChurnReason.valueOf(fields[0]), List.of(fields[1].split("\\|"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lexicon;
    }

    /** The hints of each reason that the text has. */
    Map<ChurnReason, List<String>> hintsIn(String text) {
        var searched = spaced ? " " + text.toLowerCase(Locale.ROOT).replaceAll("[.,;:!?\\s]+", " ") + " " : text;
        var found = new EnumMap<ChurnReason, List<String>>(ChurnReason.class);
        hints.forEach((reason, words) -> {
            var here = words.stream().filter(word -> isIn(searched, word)).toList();
            if (!here.isEmpty()) {
                found.put(reason, here);
            }
        });
        return found;
    }

    /** A hint as it stands in the text: with the rest of the word that it begins. */
    String inText(String text, String hint) {
        var word = Pattern.compile(
                        (spaced ? "(?<![\\p{L}\\p{N}])" : "")
                                + Pattern.quote(hint)
                                + (spaced ? "[\\p{L}\\p{N}'’-]*" : ""),
                        Pattern.CASE_INSENSITIVE)
                .matcher(text);
        return word.find() ? word.group() : hint;
    }

    private boolean isIn(String searched, String word) {
        return spaced
                ? searched.contains(" " + word + " ")
                        || word.length() >= STEM && word.indexOf(' ') < 0 && searched.contains(" " + word)
                : searched.contains(word);
    }
}
