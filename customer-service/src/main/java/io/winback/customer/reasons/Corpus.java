package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The built-in training sentences. Each line has a reason, a tab and a sentence. */
final class Corpus {

    private Corpus() {}

    static List<Example> of(Language language) {
        return read("/reasons/corpus-" + language.code() + ".tsv");
    }

    static List<Example> read(String name) {
        try (var lines = new BufferedReader(new InputStreamReader(Corpus.class.getResourceAsStream(name), UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", 2))
                    .map(fields -> new Example(ChurnReason.valueOf(fields[0]), fields[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
