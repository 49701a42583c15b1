package io.winback.customer.imports.format;

import io.winback.customer.imports.format.TextLines.Line;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a CSV file (RFC 4180) with any separator. Empty lines are skipped. A quote that is not closed makes one
 * line unreadable, as text after a closing quote does, and the next record begins at the next line. A field may have at most {@link #MAX_LINES} lines.
 */
public final class CsvRecords implements Closeable {

    static final int MAX_LINES = 500;

    private static final String NOT_CLOSED = "the quote is not closed";
    static final String TEXT_AFTER_QUOTE =
            "text follows the quote that closes a field; double the quotes within a field";
    private static final char QUOTE = '"';

    private final TextLines lines;
    private final char separator;

    public CsvRecords(Reader in, char separator) {
        this.lines = new TextLines(in);
        this.separator = separator;
    }

    /** The next record; null at the end. */
    public CsvRecord next() throws IOException {
        var first = lines.next();
        while (first != null && first.text().isEmpty()) {
            first = lines.next();
        }
        return first == null ? null : read(first);
    }

    private CsvRecord read(Line first) throws IOException {
        var splitter = new Splitter();
        var more = new ArrayList<Line>();
        boolean isTooLong = first.isTooLong();
        splitter.add(first.text());
        if (splitter.isBroken) {
            return unreadable(first, more, TEXT_AFTER_QUOTE);
        }
        while (splitter.isOpen && !isTooLong) {
            var next = lines.next();
            if (next == null || more.size() == MAX_LINES) {
                if (next != null) {
                    more.add(next);
                }
                return unreadable(first, more, NOT_CLOSED);
            }
            more.add(next);
            isTooLong = next.isTooLong() || splitter.length + next.text().length() > TextLines.MAX_CHARACTERS;
            splitter.add(next.text());
            if (splitter.isBroken) {
                return unreadable(first, more, NOT_CLOSED);
            }
        }
        return isTooLong
                ? unreadable(first, more, "is longer than %d characters".formatted(TextLines.MAX_CHARACTERS))
                : new CsvRecord(first.number(), splitter.fields, null);
    }

    private CsvRecord unreadable(Line first, List<Line> more, String problem) {
        lines.unread(more);
        return new CsvRecord(first.number(), List.of(), problem);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** Splits the lines of one record into fields. */
    private final class Splitter {

        private final List<String> fields = new ArrayList<>();
        private final StringBuilder field = new StringBuilder();
        private boolean isOpen;
        /** Text follows a quote that closes a field. In a later line the quote most likely opens another field. */
        private boolean isBroken;

        private int length;

        private void add(String line) {
            length += line.length();
            int position = 0;
            while (position <= line.length()) {
                if (!isOpen && position < line.length() && line.charAt(position) == QUOTE) {
                    isOpen = true;
                    position++;
                }
                position = isOpen ? quoted(line, position) : plain(line, position);
            }
        }

        private int plain(String line, int from) {
            int end = end(line, from);
            fields.add(line.substring(from, end));
            return end + 1;
        }

        /** @return the beginning of the next field, or the position behind the line */
        private int quoted(String line, int from) {
            int position = from;
            int quote = line.indexOf(QUOTE, position);
            while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) == QUOTE) {
                field.append(line, position, quote + 1);
                position = quote + 2;
                quote = line.indexOf(QUOTE, position);
            }
            if (quote < 0) {
                field.append(line, position, line.length()).append('\n');
                return line.length() + 1;
            }
            isOpen = false;
            int end = end(line, quote + 1);
            var rest = line.substring(quote + 1, end);
            isBroken |= !rest.isBlank();
            fields.add(field.append(line, position, quote)
                    .append(rest.stripTrailing())
                    .toString());
            field.setLength(0);
            return end + 1;
        }

        private int end(String line, int from) {
            int end = line.indexOf(separator, from);
            return end < 0 ? line.length() : end;
        }
    }
}
