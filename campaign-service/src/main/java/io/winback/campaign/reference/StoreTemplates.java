package io.winback.campaign.reference;

import io.winback.events.notification.TemplatePublished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Stores the templates that notification-service publishes. */
@ApplicationScoped
public class StoreTemplates {

    private final KnownTemplates templates;

    StoreTemplates(KnownTemplates templates) {
        this.templates = templates;
    }

    @Transactional
    public void store(List<TemplatePublished> published) {
        templates.store(published);
    }
}
