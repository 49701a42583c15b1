package io.winback.customer.imports.format;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Deletes a format. Imports that were accepted keep its document. */
@ApplicationScoped
class DeleteImportFormat {

    private static final Logger LOG = Logger.getLogger(DeleteImportFormat.class);

    private final ImportFormats formats;
    private final FormatPresets presets;
    private final AuditTrail auditTrail;

    DeleteImportFormat(ImportFormats formats, FormatPresets presets, AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
        this.formats = formats;
        this.presets = presets;
    }

    /**
     * @return whether there was such a format
     * @throws Conflict if the format is a preset
     */
    @Transactional
    boolean delete(String formatId) {
        if (presets.withId(formatId).isPresent()) {
            throw new Conflict("the format %s is a preset, which cannot be deleted".formatted(formatId));
        }
        var format = formats.lock(formatId).orElse(null);
        boolean deleted = format != null;
        if (deleted) {
            formats.delete(format);
            auditTrail.changed("import-format/" + formatId, format.document(), null);
            LOG.infof("import format %s is deleted", formatId);
        }
        return deleted;
    }
}
