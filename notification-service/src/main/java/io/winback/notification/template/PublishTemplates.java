package io.winback.notification.template;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.notification.TemplatePublished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/** Publishes the present state of templates. A state that is published already is not published again. */
@ApplicationScoped
class PublishTemplates {

    private static final Logger LOG = Logger.getLogger(PublishTemplates.class);

    private final Templates templates;
    private final PublishedTemplates published;
    private final Outbox outbox;

    PublishTemplates(Templates templates, PublishedTemplates published, Outbox outbox) {
        this.templates = templates;
        this.published = published;
        this.outbox = outbox;
    }

    /** Publishes a template with the transaction of the caller. */
    @Transactional
    void publish(Template template) {
        published
                .note(template)
                .ifPresent(version -> outbox.publish(
                        new TemplatePublished(template.id(), version, published.defaultLocale(), texts(template))));
    }

    /** @return how many templates were published, at most the limit */
    @Transactional
    int publishOutdated(int limit) {
        var outdated = published.outdated(limit);
        outdated.forEach(templateId -> publish(templates.findById(templateId, LockModeType.PESSIMISTIC_WRITE)));
        return outdated.size();
    }

    /** Publishes deleted templates without texts. @return how many, at most the limit */
    @Transactional
    int publishDeleted(int limit) {
        var deleted = published.noteDeleted(limit);
        deleted.forEach((templateId, version) ->
                outbox.publish(new TemplatePublished(templateId, version, published.defaultLocale(), List.of())));
        return deleted.size();
    }

    /** A stored template that cannot be read has no text that can be sent. */
    private static List<TemplatePublished.Text> texts(Template template) {
        try {
            return SendableTexts.of(template.messages());
        } catch (RuntimeException e) {
            LOG.warnf("template %s is published without texts: it cannot be read: %s", template.id(), e.getMessage());
            return List.of();
        }
    }
}
