package io.winback.customer.imports;

import java.nio.file.Path;

/**
 * The input of an import job: its file, and how the file is read.
 *
 * @param blankCells null in a job of an earlier version
 */
record ImportSource(String file, Format format, BlankCells blankCells) {

    ImportSource {
        blankCells = blankCells == null ? BlankCells.KEEP : blankCells;
    }

    /** The same input in another file. */
    ImportSource at(Path other) {
        return new ImportSource(other.toString(), format, blankCells);
    }

    Path path() {
        return Path.of(file);
    }

    /** The format of a file. */
    enum Format {
        CSV,
        NDJSON
    }
}
