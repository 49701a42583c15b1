package io.winback.customer.profile;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import static java.util.Locale.ROOT;

/** The terms by which a name is found: the beginnings of its words, without regard to case and width. */
final class NameTerms {

    /** As in the function {@code customer_name_words} of the database, which finds names that are not sealed yet. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}.,·・、&/()'\"’_-]+");

    private NameTerms() {}

    /** The words of a name, or of what a person types to find one. */
    static List<String> words(String name) {
        var normal = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(ROOT);
        return BETWEEN_WORDS
                .splitAsStream(normal)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** All beginnings of all words. */
    static Collection<String> beginnings(String name) {
        Set<String> beginnings = new LinkedHashSet<>();
        for (var word : words(name)) {
            for (int end = word.offsetByCodePoints(0, 1);
                    end <= word.length();
                    end = end == word.length() ? end + 1 : word.offsetByCodePoints(end, 1)) {
                beginnings.add(word.substring(0, end));
            }
        }
        return beginnings;
    }
}
