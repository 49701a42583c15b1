package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** A supported language, with its tokenizer and stemmer. */
enum Language {
    /** Stems; words such as "not" and "no" stay, because they negate a reason. */
    ENGLISH("en", true, new EnglishDenials()) {
        @Override
        Analyzer newAnalyzer() {
            return new EnglishAnalyzer(new CharArraySet(
                    Set.of(
                            "a", "an", "the", "of", "to", "and", "is", "it", "i", "my", "was", "me", "for", "in", "at",
                            "on", "you", "your", "that", "this", "we", "were", "are", "be", "by", "with", "have", "has",
                            "had", "so", "as"),
                    true));
        }
    },
    /** Dictionary forms by kuromoji, without particles and endings. */
    JAPANESE("ja", false, new JapaneseDenials()) {
        @Override
        Analyzer newAnalyzer() {
            return new JapaneseAnalyzer(
                    null, JapaneseTokenizer.Mode.SEARCH, CharArraySet.EMPTY_SET, JapaneseAnalyzer.getDefaultStopTags());
        }
    };

    private static final String HINTS = " hints ";

    private final String code;
    private final Analyzer analyzer;
    private final Lexicon lexicon;
    private final Denials denials;

    Language(String code, boolean spaced, Denials denials) {
        this.code = code;
        this.denials = denials;
        this.analyzer = newAnalyzer();
        this.lexicon = Lexicon.of(code, spaced);
    }

    abstract Analyzer newAnalyzer();

    /** The ISO 639 code, used in the names of corpus files. */
    String code() {
        return code;
    }

    /** The language by the characters of the text: kana and kanji are Japanese. */
    static Language of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .codePoints()
                        .mapToObj(Character.UnicodeScript::of)
                        .anyMatch(script -> script == Character.UnicodeScript.HIRAGANA
                                || script == Character.UnicodeScript.KATAKANA
                                || script == Character.UnicodeScript.HAN)
                ? JAPANESE
                : ENGLISH;
    }

    /** The text without compatible forms (full-width Latin, half-width kana) and without the clauses that deny a reason. */
    String evidenceIn(String text) {
        return denials.removedFrom(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /** The features of a text: its words, and the reasons that its hints indicate. */
    String[] features(String text) {
        var evidence = evidenceIn(text);
        var features = new ArrayList<>(words(evidence));
        lexicon.hintsIn(evidence).forEach((reason, hints) -> features.add(reason + HINTS + hints.size()));
        return features.stream().distinct().toArray(String[]::new);
    }

    /** Words of the text that indicate a reason, as they stand in the text; empty if the lexicon has none of them. */
    List<String> hints(String text, ChurnReason reason) {
        var evidence = evidenceIn(text);
        return lexicon.hintsIn(evidence).getOrDefault(reason, List.of()).stream()
                .map(hint -> lexicon.inText(evidence, hint))
                .distinct()
                .toList();
    }

    /** The words of a text that are among some features, as they stand in the text. */
    List<String> wordsOf(String text, Set<String> features) {
        var evidence = evidenceIn(text);
        var words = new ArrayList<String>();
        try (var tokens = analyzer.tokenStream("", evidence)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (features.contains(term.toString())) {
                    words.add(evidence.substring(offset.startOffset(), offset.endOffset()));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words.stream().distinct().toList();
    }

    private List<String> words(String text) {
        var words = new ArrayList<String>();
        try (var tokens = analyzer.tokenStream("", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
