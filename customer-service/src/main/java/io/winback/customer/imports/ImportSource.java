package io.winback.customer.imports;

import io.winback.customer.imports.format.ChooseFormat;
import io.winback.customer.imports.format.FileText;
import io.winback.customer.imports.format.FormatDocument;
import io.winback.customer.imports.format.FormatReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The input of an import job: its file, and how the file is read.
 *
 * @param blankCells null in a job of an earlier version
 * @param formatId null in a job of an earlier version
 * @param document of the format when the job was accepted; null for the columns of this API
 * @param charset null in a job of an earlier version
 * @param timeZone of times without a zone; null for that of the format or of the service
 * @param otherCharset the charset that the file looks like; null if it is the one in which it is read
 */
record ImportSource(
        String file,
        Format format,
        BlankCells blankCells,
        String formatId,
        FormatDocument document,
        String charset,
        String timeZone,
        String otherCharset) {

    ImportSource {
        blankCells = blankCells == null ? BlankCells.KEEP : blankCells;
        formatId = formatId == null ? ChooseFormat.WINBACK : formatId;
        charset = charset == null ? UTF_8.name() : charset;
    }

    /** The same input in another file. */
    ImportSource at(Path other) {
        return new ImportSource(
                other.toString(), format, blankCells, formatId, document, charset, timeZone, otherCharset);
    }

    Path path() {
        return Path.of(file);
    }

    FileText text() {
        return new FileText(path(), Charset.forName(charset));
    }

    /** The zone of times without a zone. */
    ZoneId zone(ZoneId usual) {
        var named = FormatReader.zoneOf(document, timeZone);
        return named == null ? usual : named;
    }

    /** The format of a file. */
    enum Format {
        CSV,
        NDJSON
    }
}
