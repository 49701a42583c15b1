package io.winback.customer.imports.format;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Creates a format, or replaces its document. */
@ApplicationScoped
class DefineImportFormat {

    private static final Logger LOG = Logger.getLogger(DefineImportFormat.class);

    private final ImportFormats formats;
    private final FormatPresets presets;
    private final AuditTrail auditTrail;
    private final Clock clock;

    DefineImportFormat(ImportFormats formats, FormatPresets presets, AuditTrail auditTrail, Clock clock) {
        this.auditTrail = auditTrail;
        this.formats = formats;
        this.presets = presets;
        this.clock = clock;
    }

    /**
     * The same document again changes nothing.
     *
     * @throws Conflict if the format is a preset
     * @throws InvalidInput naming the field
     */
    @Transactional
    Defined define(String formatId, FormatDocument document, Precondition precondition) {
        if (presets.withId(formatId).isPresent()) {
            throw new Conflict("the format %s is a preset, which cannot be changed; put its document under another id"
                    .formatted(formatId));
        }
        FormatRules.check(document);
        var present = formats.lock(formatId).orElse(null);
        var before = present == null ? null : present.document();
        var format = present == null ? new ImportFormat(formatId, document, clock.instant()) : present;
        if (present == null) {
            precondition.checkAgainstNothing();
            formats.persist(format);
        } else {
            precondition.checkAgainst(present.version());
            if (present.hasDocument(document)) {
                return new Defined(present, false);
            }
            format.changeTo(document, clock.instant());
        }
        formats.flush();
        auditTrail.changed("import-format/" + formatId, before, document);
        LOG.infof("import format %s is defined, version %d", formatId, format.version());
        return new Defined(format, present == null);
    }

    record Defined(ImportFormat format, boolean created) {}
}
