package io.winback.customer.imports.format;

import java.nio.charset.Charset;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Detects the charset of a text from all of its bytes: UTF-16 by its byte-order mark, else UTF-8 if it is valid, else EUC-JP if
 * it is valid and its characters are usual ones, else Windows-31J if it is valid and its characters stand together as in Japanese
 * words, else Windows-1252.
 */
public final class CharsetDetector {

    public static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    public static final Charset EUC_JP = Charset.forName("EUC-JP");
    public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final byte[] beginning = new byte[3];
    private int length;

    private boolean isAscii = true;
    private boolean isUtf8 = true;
    private int continuation;

    private final EucJpBytes eucJp = new EucJpBytes();

    private boolean isJapanese = true;
    private int lead;
    private boolean afterNonAscii;
    private long inWords;
    private long isolated;

    /** Takes the next bytes of the text. */
    public void add(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            int value = bytes[i] & 0xFF;
            if (length < beginning.length) {
                beginning[length++] = bytes[i];
            }
            if (value < 0x80 && continuation == 0 && lead == 0 && !eucJp.isWithinCharacter()) {
                afterNonAscii = false;
                eucJp.addAscii();
                continue;
            }
            isAscii &= value < 0x80;
            checkUtf8(value);
            checkJapanese(value);
            eucJp.add(value);
        }
    }

    /** The charset that the byte-order mark names; null without a mark. */
    public Charset marked() {
        if (length >= 2 && (isBeginning(0xFE, 0xFF) || isBeginning(0xFF, 0xFE))) {
            return UTF_16;
        }
        return length == 3 && isBeginning(0xEF, 0xBB) && (beginning[2] & 0xFF) == 0xBF ? UTF_8 : null;
    }

    /** Whether the text is the same in most charsets. */
    public boolean isAscii() {
        return isAscii;
    }

    public Charset detected() {
        if (marked() != null) {
            return marked();
        }
        if (isUtf8 && continuation == 0) {
            return UTF_8;
        }
        if (eucJp.isLikely()) {
            return EUC_JP;
        }
        return isJapanese && lead == 0 && inWords > isolated ? WINDOWS_31J : WINDOWS_1252;
    }

    private boolean isBeginning(int first, int second) {
        return (beginning[0] & 0xFF) == first && (beginning[1] & 0xFF) == second;
    }

    private void checkUtf8(int value) {
        if (continuation > 0) {
            isUtf8 &= value >> 6 == 2;
            continuation--;
        } else if (value >= 0x80) {
            continuation = value >= 0xF0 ? 3 : value >= 0xE0 ? 2 : 1;
            isUtf8 &= value >= 0xC2 && value <= 0xF4;
        }
    }

    /** Western letters are read as single characters, or as pairs with an ASCII letter. They seldom stand together. */
    private void checkJapanese(int value) {
        if (lead != 0) {
            isJapanese &= value >= 0x40 && value <= 0xFC && value != 0x7F;
            // Characters from E0 on are rare ones. Alone, they are two western letters, as in Größe.
            count(lead < 0xE0 && value >= 0x80 || afterNonAscii);
            lead = 0;
            afterNonAscii = true;
        } else if (value < 0x80) {
            afterNonAscii = false;
        } else if (value >= 0xA1 && value <= 0xDF) {
            count(afterNonAscii);
            afterNonAscii = true;
        } else {
            isJapanese &= value != 0x80 && value != 0xA0 && value <= 0xFC;
            lead = value;
        }
    }

    private void count(boolean inWord) {
        if (inWord) {
            inWords++;
        } else {
            isolated++;
        }
    }
}
