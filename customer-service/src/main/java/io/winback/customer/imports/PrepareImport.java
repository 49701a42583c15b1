package io.winback.customer.imports;

import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.ImportSource.Format;
import io.winback.customer.imports.format.Charsets;
import io.winback.customer.imports.format.ChooseFormat;
import io.winback.customer.imports.format.CsvHeader;
import io.winback.customer.imports.format.FileText;
import io.winback.customer.imports.format.ForeignFile;
import io.winback.customer.imports.format.FormatDocument;
import io.winback.customer.imports.format.FormatDocument.Kind;
import io.winback.customer.imports.format.NamedFormat;
import io.winback.customer.jobs.JobKind;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.Charset;

/** Finds out how a file is read: its charset and its format. */
@ApplicationScoped
class PrepareImport {

    private final ChooseFormat chooseFormat;

    PrepareImport(ChooseFormat chooseFormat) {
        this.chooseFormat = chooseFormat;
    }

    /** @throws InvalidInput if it is no text, or no format reads it */
    ImportSource prepare(ImportRequest request, UploadedFile file) throws IOException {
        var named = request.formatId() == null ? null : chooseFormat.named(request.formatId());
        if (request.format() == Format.NDJSON) {
            if (named != null && !named.id().equals(ChooseFormat.WINBACK)) {
                throw new InvalidInput(
                        "format", "query", "must be winback for a JSON file, not " + EventJson.write(named.id()));
            }
            return source(request, file, null, file.charset(request.charset()));
        }
        ForeignFile.refuse(new FileText(file.path(), file.charset(request.charset())));
        var format = named == null ? detected(request, file) : named;
        var charset = charset(request, file, format);
        checkHeader(file, charset);
        if (named != null) {
            chooseFormat.check(named, kind(request), header(named, new FileText(file.path(), charset)));
        }
        return source(request, file, format, charset);
    }

    /** A header whose bytes are no characters has no names that a message could show. */
    private static void checkHeader(UploadedFile file, Charset charset) throws IOException {
        if (CsvHeader.read(new FileText(file.path(), charset)).names().stream()
                .anyMatch(name -> name.indexOf('\uFFFD') >= 0)) {
            throw new InvalidInput(
                    "",
                    "body",
                    "the first line contains bytes that are not %s%s"
                            .formatted(
                                    charset,
                                    file.otherThan(charset)
                                            .map(other ->
                                                    "; the file looks like %s; leave out charset, or name the one that the file has"
                                                            .formatted(other))
                                            .orElse("; name the charset that the file has")));
        }
    }

    private NamedFormat detected(ImportRequest request, UploadedFile file) throws IOException {
        var charset = file.charset(request.charset());
        checkHeader(file, charset);
        return chooseFormat.detect(kind(request), CsvHeader.read(new FileText(file.path(), charset)));
    }

    /** With the separator of the format, if it names one that the header has. */
    private static CsvHeader header(NamedFormat format, FileText text) throws IOException {
        var separator = format.document().separator();
        var read = separator.equals(FormatDocument.AUTO)
                ? CsvHeader.read(text)
                : CsvHeader.read(text, separator.charAt(0));
        return read.names().size() == 1 ? CsvHeader.read(text) : read;
    }

    private static Charset charset(ImportRequest request, UploadedFile file, NamedFormat format) {
        var ofFormat = format.document().charset();
        return file.charset(
                request.charset() != null || ofFormat.equals(FormatDocument.AUTO)
                        ? request.charset()
                        : Charsets.find(ofFormat).orElseThrow());
    }

    private static Kind kind(ImportRequest request) {
        return request.kind() == JobKind.IMPORT_ORDERS ? Kind.ORDERS : Kind.CUSTOMERS;
    }

    private static ImportSource source(ImportRequest request, UploadedFile file, NamedFormat format, Charset charset) {
        boolean isPlain = format == null || format.id().equals(ChooseFormat.WINBACK);
        return new ImportSource(
                file.path().toString(),
                request.format(),
                request.blankCells(),
                isPlain ? ChooseFormat.WINBACK : format.id(),
                isPlain ? null : format.document(),
                charset.name(),
                request.timeZone(),
                file.otherThan(charset).map(Charset::name).orElse(null));
    }
}
