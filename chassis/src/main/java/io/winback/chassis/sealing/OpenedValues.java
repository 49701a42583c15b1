package io.winback.chassis.sealing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * The plain texts of short values that were sealed or opened in the last minute. A value is needed several times while its message is
 * sent, and to open it takes longer than to find it here.
 */
final class OpenedValues {

    /** Of all values together, with their sealed forms. In characters. */
    private static final int MOST = 4_000_000;
    /** Names and addresses are shorter. In characters. */
    private static final int LONGEST = 300;

    private static final Duration KEPT_FOR = Duration.ofMinutes(1);

    private final Cache<Place, String> texts = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Place place, String plain) -> place.sealed().length() + plain.length())
            .expireAfterWrite(KEPT_FOR)
            .executor(Runnable::run)
            .build();

    /** A sealed value can be opened in its place only. */
    private record Place(SealedColumn column, String rowId, String sealed) {}

    /** Null if it is not known. */
    String find(SealedColumn column, String rowId, String sealed) {
        return texts.getIfPresent(place(column, rowId, sealed));
    }

    void add(SealedColumn column, String rowId, String sealed, String plain) {
        if (plain.length() <= LONGEST) {
            texts.put(place(column, rowId, sealed), plain);
        }
    }

    private static Place place(SealedColumn column, String rowId, String sealed) {
        return new Place(column, column.ofRow() ? rowId : "", sealed);
    }
}
