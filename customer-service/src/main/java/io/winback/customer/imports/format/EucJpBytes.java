package io.winback.customer.imports.format;

/**
 * Counts the characters of bytes that are read as EUC-JP. The bytes of a text in Windows-31J are seldom valid EUC-JP, because
 * most of its characters begin with a byte that EUC-JP does not have. Only its half-width kana are: two of them are the bytes
 * of one kanji of EUC-JP, but never above DF. So bytes without a greater one are EUC-JP only if most characters are hiragana or
 * katakana.
 */
final class EucJpBytes {

    private static final int HALF_WIDTH = 0x8E;
    private static final int THREE_BYTES = 0x8F;
    private static final int LEAST_RUN = 3;
    private static final int LEAST_COMMON = 2;

    private boolean isValid = true;
    private int lead;
    private int awaited;
    private int halfWidthRun;
    private boolean hasHalfWidthWord;

    private long common;
    private long rare;
    private long kana;
    private long aboveHalfWidth;

    /** Whether the next byte belongs to a character that has begun. */
    boolean isWithinCharacter() {
        return awaited > 0;
    }

    /** An ASCII character outside of all others. */
    void addAscii() {
        halfWidthRun = 0;
    }

    void add(int value) {
        if (awaited > 0) {
            awaited--;
            isValid &= value >= 0xA1 && value <= (lead == HALF_WIDTH ? 0xDF : 0xFE);
            if (awaited == 0) {
                count(value);
            }
        } else if (value < 0x80) {
            addAscii();
        } else {
            lead = value;
            awaited = value == THREE_BYTES ? 2 : 1;
            isValid &= value == HALF_WIDTH || value == THREE_BYTES || isRow(value);
        }
    }

    /** Rows 9 to 15 and from 85 on have no characters, except those of some manufacturers. */
    private static boolean isRow(int value) {
        return value >= 0xA1 && value <= 0xA8
                || value == 0xAD
                || value >= 0xB0 && value <= 0xF4
                || value >= 0xF9 && value <= 0xFC;
    }

    private void count(int second) {
        if (lead == HALF_WIDTH) {
            halfWidthRun++;
            hasHalfWidthWord |= halfWidthRun == LEAST_RUN;
            return;
        }
        halfWidthRun = 0;
        boolean isKana = lead == 0xA4 || lead == 0xA5;
        boolean isCommonKanji = lead >= 0xB0 && lead <= 0xCF;
        if (isKana || isCommonKanji || lead == 0xA1 || lead == 0xA3) {
            common++;
        } else {
            rare++;
        }
        kana += isKana ? 1 : 0;
        aboveHalfWidth += lead >= 0xE0 || second >= 0xE0 ? 1 : 0;
    }

    /** Whether the bytes are valid EUC-JP, and the characters are those of usual Japanese texts. */
    boolean isLikely() {
        if (!isValid || awaited > 0) {
            return false;
        }
        boolean isUsual = common >= LEAST_COMMON && common > rare;
        // In half-width kana, the lead bytes of hiragana and katakana are a comma and a middle dot.
        boolean isNoHalfWidthKana = aboveHalfWidth > 0 || 2 * kana >= common + rare;
        return isUsual && isNoHalfWidthKana || hasHalfWidthWord && common >= rare;
    }
}
