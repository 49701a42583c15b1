package io.winback.notification.template;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

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
        publish(template, before);
        return new Defined(template, present == null);
    }

    /** @param messages of a stored template; they are not checked again */
    @Transactional(MANDATORY)
    Template create(String templateId, List<MessageTemplate> messages) {
        var template = new Template(templateId, messages, clock.instant());
        templates.persist(template);
        publish(template, null);
        return template;
    }

    private void publish(Template template, Map<String, String> before) {
        templates.flush();
        publishTemplates.publish(template);
        auditTrail.changed("template/" + template.id(), before, template.texts());
        LOG.infof("template %s is defined in version %d", template.id(), template.version());
    }

    record Defined(Template template, boolean created) {}
}
