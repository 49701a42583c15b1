package io.winback.chassis.database;

/** Text that PostgreSQL stores, in columns of text and of JSON: it takes no NUL and no half of a surrogate pair. */
public final class StorableText {

    private static final char REPLACEMENT = '\ufffd';

    private StorableText() {}

    /** NUL is left out, and a lone surrogate replaced; null stays null. */
    public static String of(String text) {
        if (text == null || text.chars().noneMatch(StorableText::isSuspect)) {
            return text;
        }
        var storable = new StringBuilder(text.length());
        text.codePoints().filter(point -> point != 0).forEach(point -> storable.appendCodePoint(whole(point)));
        return storable.toString();
    }

    /** At most so many UTF-16 units from the beginning, cut between characters. */
    public static String of(String text, int most) {
        if (text == null || text.length() <= most) {
            return of(text);
        }
        return of(text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most));
    }

    private static boolean isSuspect(int unit) {
        return unit == 0 || Character.isSurrogate((char) unit);
    }

    private static int whole(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point;
    }
}
