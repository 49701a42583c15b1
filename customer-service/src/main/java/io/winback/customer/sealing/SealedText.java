package io.winback.customer.sealing;

import io.winback.chassis.sealing.SealedColumn;
import io.winback.chassis.sealing.Sealing;
import java.util.Objects;

/**
 * A text of an entity that is stored sealed. It is opened when it is first read, and sealed when it is first stored. A text that does
 * not change keeps its object, so that the entity counts as unchanged: two sealed forms of one text differ.
 *
 * <p>A text that cannot be opened counts as absent, so that it does not stop a change of other attributes. Its stored form stays
 * until another text replaces it.
 */
public final class SealedText {

    /** Null until it is stored. */
    private String stored;

    /** Null until it is opened. */
    private String plain;

    private boolean unreadable;

    /** Null for a text that is not stored yet. */
    private final Sealing sealing;

    private final SealedColumn column;
    private final String rowId;

    private SealedText(String stored, String plain, Sealing sealing, SealedColumn column, String rowId) {
        this.stored = stored;
        this.plain = plain;
        this.sealing = sealing;
        this.column = column;
        this.rowId = rowId;
    }

    /** As it is stored in a row. */
    static SealedText stored(String stored, Sealing sealing) {
        return stored == null ? null : new SealedText(stored, null, sealing, null, null);
    }

    /** A new text; null for null. */
    public static SealedText of(SealedColumn column, Object rowId, String plain) {
        return plain == null ? null : new SealedText(null, plain, null, column, rowId.toString());
    }

    /** The plain text; null for null, and if its key is unknown, or it was changed or moved. */
    public static String open(SealedText text, SealedColumn column, Object rowId) {
        if (text == null) {
            return null;
        }
        if (text.plain == null && !text.unreadable) {
            text.plain = text.sealing.openIfReadable(column, rowId.toString(), text.stored);
            text.unreadable = text.plain == null;
        }
        return text.plain;
    }

    /** Whether the text cannot be opened; false for null. */
    public static boolean isUnreadable(SealedText text, SealedColumn column, Object rowId) {
        return text != null && open(text, column, rowId) == null;
    }

    /** The present text if it is the same as the plain one, otherwise a new text. A text that cannot be opened is replaced. */
    public static SealedText changed(SealedText present, SealedColumn column, Object rowId, String plain) {
        return Objects.equals(open(present, column, rowId), plain) && !isUnreadable(present, column, rowId)
                ? present
                : of(column, rowId, plain);
    }

    boolean isStored() {
        return stored != null;
    }

    /** The text for the database. */
    String toStored(Sealing with) {
        if (stored == null) {
            stored = with.seal(column, rowId, plain);
        }
        return stored;
    }

    /** A stored text equals a copy of it, and no new text: it may be the same, but its sealed form differs. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof SealedText text && stored != null && stored.equals(text.stored);
    }

    @Override
    public int hashCode() {
        return SealedText.class.hashCode();
    }
}
