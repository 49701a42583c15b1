package io.winback.notification.template;

import io.winback.events.campaign.CampaignActivated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toSet;

/** Notes which templates activated campaigns refer to, so that they are not deleted. */
@ApplicationScoped
public class NoteTemplateUse {

    private static final Logger LOG = Logger.getLogger(NoteTemplateUse.class);

    private final Templates templates;

    NoteTemplateUse(Templates templates) {
        this.templates = templates;
    }

    /** Logs templates that were deleted before this event arrived. Steps that refer to them send no message. */
    @Transactional
    public void note(List<CampaignActivated> activations) {
        var named = activations.stream()
                .flatMap(activation -> activation.templates().stream())
                .collect(toSet());
        templates.noteCampaign(named);
        named.removeAll(templates.parsed(named).keySet());
        if (!named.isEmpty()) {
            LOG.warnf("activated campaigns refer to templates that do not exist: %s", named);
        }
    }
}
