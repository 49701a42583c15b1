package io.winback.customer.imports.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file in its charset. A byte-order mark is skipped. Bytes that are no character become U+FFFD. */
public record FileText(Path path, Charset charset) {

    private static final int BUFFER = 1 << 16;
    private static final char MARK = '\uFEFF';

    public Reader open() throws IOException {
        var reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), Charsets.wide(charset)), BUFFER);
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
        return reader;
    }
}
