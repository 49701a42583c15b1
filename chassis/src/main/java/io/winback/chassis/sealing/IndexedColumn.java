package io.winback.chassis.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A column with a blind index: keyed hashes of the terms by which a sealed value is found.
 *
 * @param length of a hash in bytes
 */
public record IndexedColumn(String table, String column, int length) {

    byte[] input(String term) {
        return "%s\n%s\n%s".formatted(table, column, term).getBytes(UTF_8);
    }
}
