package io.winback.notification.template;

import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/** Copies the present messages of a template to a new template. */
@ApplicationScoped
class CopyTemplate {

    private static final Logger LOG = Logger.getLogger(CopyTemplate.class);

    private final Templates templates;
    private final DefineTemplate defineTemplate;

    CopyTemplate(Templates templates, DefineTemplate defineTemplate) {
        this.templates = templates;
        this.defineTemplate = defineTemplate;
    }

    /**
     * @throws NotFound if there is no template to copy
     * @throws Conflict if the new id is taken, or the stored template cannot be parsed
     */
    @Transactional
    Template copy(String templateId, String newId) {
        var source = templates
                .findByIdOptional(templateId)
                .orElseThrow(() -> new NotFound("there is no template " + templateId));
        if (templates.findByIdOptional(newId).isPresent()) {
            throw new Conflict("there is a template %s already; choose another id".formatted(newId));
        }
        LOG.infof("template %s is a copy of %s", newId, templateId);
        return defineTemplate.create(newId, messagesOf(source));
    }

    private static List<MessageTemplate> messagesOf(Template source) {
        try {
            return source.messages();
        } catch (RuntimeException e) {
            throw new Conflict("the stored template %s cannot be parsed; put it again".formatted(source.id()));
        }
    }
}
