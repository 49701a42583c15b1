package io.winback.customer.imports.format;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** A format that a shop has defined. */
@Entity
class ImportFormat {

    private static final FormatDocumentJson JSON = new FormatDocumentJson();

    @Id
    private String formatId;

    @Convert(converter = FormatDocumentJson.class)
    private FormatDocument document;

    private Instant changedAt;

    @Version
    private long version;

    protected ImportFormat() {}

    ImportFormat(String formatId, FormatDocument document, Instant now) {
        this.formatId = formatId;
        this.document = document;
        this.changedAt = now;
    }

    boolean hasDocument(FormatDocument other) {
        return document.equals(JSON.convertToEntityAttribute(JSON.convertToDatabaseColumn(other)));
    }

    /** Imports that were accepted before keep the document that they began with. */
    void changeTo(FormatDocument newDocument, Instant now) {
        document = newDocument;
        changedAt = now;
    }

    String id() {
        return formatId;
    }

    FormatDocument document() {
        return document;
    }

    Instant changedAt() {
        return changedAt;
    }

    long version() {
        return version;
    }
}
