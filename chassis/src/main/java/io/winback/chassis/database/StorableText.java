package io.winback.chassis.database;

/** Text that PostgreSQL can store as text and as JSON: without NUL and lone surrogates. */
public final class StorableText {

    private static final char REPLACEMENT = '\ufffd';

    private StorableText() {}

    /** Removes NUL and replaces lone surrogates. Null stays null. */
    public static String of(String text) {
        if (text == null || text.chars().noneMatch(StorableText::isSuspect)) {
            return text;
        }
        var storable = new StringBuilder(text.length());
        text.codePoints().filter(point -> point != 0).forEach(point -> storable.appendCodePoint(whole(point)));
        return storable.toString();
    }

    /** At most {@code limit} UTF-16 units. A character is never split. */
    public static String of(String text, int limit) {
        if (text == null || text.length() <= limit) {
            return of(text);
        }
        return of(text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit));
    }

    private static boolean isSuspect(int unit) {
        return unit == 0 || Character.isSurrogate((char) unit);
    }

    private static int whole(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point;
    }
}
