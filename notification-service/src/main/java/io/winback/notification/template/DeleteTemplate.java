package io.winback.notification.template;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Deletes a template with which no message was ever requested, and that no activated campaign refers to. */
@ApplicationScoped
class DeleteTemplate {

    private static final Logger LOG = Logger.getLogger(DeleteTemplate.class);

    private static final int DELETIONS = 100;

    private final Templates templates;
    private final PublishTemplates publishTemplates;
    private final AuditTrail auditTrail;

    DeleteTemplate(Templates templates, PublishTemplates publishTemplates, AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
        this.templates = templates;
        this.publishTemplates = publishTemplates;
    }

    /**
     * @throws NotFound if there is no such template
     * @throws Conflict if it was used
     */
    @Transactional
    void delete(String templateId) {
        var before = templates.findByIdOptional(templateId).map(Template::texts).orElse(null);
        if (!templates.deleteUnused(templateId)) {
            if (templates.findByIdOptional(templateId).isEmpty()) {
                throw new NotFound("there is no template " + templateId);
            }
            throw new Conflict(
                    templates.isUsed(templateId)
                            ? "the template cannot be deleted: messages were requested with it"
                            : "the template cannot be deleted: a campaign that was activated refers to it");
        }
        auditTrail.changed("template/" + templateId, before, null);
        publishTemplates.publishDeleted(DELETIONS);
        LOG.infof("template %s is deleted", templateId);
    }
}
