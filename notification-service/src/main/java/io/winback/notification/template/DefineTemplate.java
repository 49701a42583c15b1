package io.winback.notification.template;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Creates or replaces a template, if all its texts parse. */
@ApplicationScoped
class DefineTemplate {

    private static final Logger LOG = Logger.getLogger(DefineTemplate.class);

    private final CheckTemplate checkTemplate;
    private final Templates templates;
    private final PublishTemplates publishTemplates;
    private final AuditTrail auditTrail;
    private final Clock clock;

    DefineTemplate(
            CheckTemplate checkTemplate,
            Templates templates,
            PublishTemplates publishTemplates,
            AuditTrail auditTrail,
            Clock clock) {
        this.auditTrail = auditTrail;
        this.checkTemplate = checkTemplate;
        this.templates = templates;
        this.publishTemplates = publishTemplates;
        this.clock = clock;
    }

    /**
     * The same messages again change nothing, also if an earlier release allowed them and this one does not.
     *
     * @throws RuntimeException of the precondition, if the stored version is another one
     */
    @Transactional
    Defined define(String templateId, List<MessageTemplate> messages, Precondition precondition) {
        var present = templates.findById(templateId, LockModeType.PESSIMISTIC_WRITE);
        var before = present == null ? null : present.texts();
        var template = present == null ? new Template(templateId, messages, clock.instant()) : present;
        if (present == null) {
            precondition.checkAgainstNothing();
            checkTemplate.check(messages);
            templates.persist(template);
        } else {
            precondition.checkAgainst(present.version());
            if (present.hasMessages(messages)) {
                return new Defined(present, false);
            }
            checkTemplate.check(messages);
            template.replace(messages, clock.instant());
        }
        templates.flush();
        publishTemplates.publish(template);
        auditTrail.changed("template/" + templateId, before, template.texts());
        LOG.infof("template %s is defined in version %d", templateId, template.version());
        return new Defined(template, present == null);
    }

    record Defined(Template template, boolean created) {}
}
