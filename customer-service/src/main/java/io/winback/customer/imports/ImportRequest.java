package io.winback.customer.imports;

import io.winback.customer.imports.ImportSource.Format;
import io.winback.customer.jobs.JobKind;
import java.nio.charset.Charset;

/**
 * How a caller wants a file to be read.
 *
 * @param formatId null to detect the format by the header
 * @param charset null to take that of the format, or to detect it
 * @param timeZone of times without a zone; null for that of the format or of the service
 */
record ImportRequest(
        JobKind kind, Format format, BlankCells blankCells, String formatId, Charset charset, String timeZone) {}
