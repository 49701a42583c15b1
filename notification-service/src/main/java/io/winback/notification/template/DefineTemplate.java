package io.winback.notification.template;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Creates a template, or rewrites it, once all of it parses. */
@ApplicationScoped
class DefineTemplate {

    private static final Logger LOG = Logger.getLogger(DefineTemplate.class);

    private final Templates templates;
    private final Clock clock;

    DefineTemplate(Templates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    /** @param precondition is shown the present template, or null, and throws if its author meant another */
    @Transactional
    Defined define(String templateId, List<MessageTemplate> messages, Consumer<Template> precondition) {
        TemplateSet.of(messages);
        var present = templates.findById(templateId, LockModeType.PESSIMISTIC_WRITE);
        precondition.accept(present);
        var template = present == null ? new Template(templateId, messages, clock.instant()) : present;
        if (present == null) {
            templates.persist(template);
        } else {
            template.rewrite(messages, clock.instant());
        }
        templates.flush();
        LOG.infof("template %s is defined, version %d", templateId, template.version());
        return new Defined(template, present == null);
    }

    record Defined(Template template, boolean created) {}
}
