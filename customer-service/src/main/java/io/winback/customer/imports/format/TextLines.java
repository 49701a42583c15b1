package io.winback.customer.imports.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The lines of a text with their numbers. They end with LF, CR or both. A line that is too long is cut, and marked as cut. */
public final class TextLines implements Closeable {

    public static final int MAX_CHARACTERS = 1 << 20;

    private static final int END = -1;

    private final Reader in;
    private final char[] buffer = new char[1 << 14];
    private final Deque<Line> unread = new ArrayDeque<>();
    private int position;
    private int limit;
    private long number;
    private boolean afterReturn;

    public TextLines(Reader in) {
        this.in = in;
    }

    /** @param isTooLong whether characters beyond {@link #MAX_CHARACTERS} are dropped */
    public record Line(long number, String text, boolean isTooLong) {}

    /** The next line; null at the end. */
    public Line next() throws IOException {
        if (!unread.isEmpty()) {
            return unread.pop();
        }
        if (afterReturn && peek() == '\n') {
            position++;
        }
        afterReturn = false;
        if (peek() == END) {
            return null;
        }
        number++;
        var text = new StringBuilder();
        boolean isTooLong = false;
        while (peek() != END) {
            int end = endOfLine();
            int room = Math.min(end - position, MAX_CHARACTERS - text.length());
            text.append(buffer, position, room);
            isTooLong |= room < end - position;
            position = end;
            if (end < limit) {
                afterReturn = buffer[position++] == '\r';
                break;
            }
        }
        return new Line(number, text.toString(), isTooLong);
    }

    /** Returns lines, so that they are read again. */
    public void unread(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            unread.push(lines.get(i));
        }
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    private int peek() throws IOException {
        if (position == limit) {
            limit = Math.max(0, in.read(buffer));
            position = 0;
        }
        return position < limit ? buffer[position] : END;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
