package io.winback.notification.template;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.notification.channel.Channels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All templates. Parsing takes longer than reading, so that each stored text is parsed once. */
@ApplicationScoped
public class Templates implements PanacheRepositoryBase<Template, String> {

    private static final Logger LOG = Logger.getLogger(Templates.class);

    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();
    private final Channels channels;

    Templates(Channels channels) {
        this.channels = channels;
    }

    /** The existing ones of these templates, parsed. A template that cannot be parsed is contained, and renders nothing. */
    @Transactional
    public Map<String, TemplateSet> parsed(Collection<String> templateIds) {
        var sets = new HashMap<String, TemplateSet>();
        getEntityManager()
                .createQuery("select templateId, messages from Template where templateId in ?1", Object[].class)
                .setParameter(1, templateIds)
                .getResultList()
                .forEach(row -> sets.put((String) row[0], ready((String) row[0], (String) row[1])));
        return sets;
    }

    private TemplateSet ready(String templateId, String messages) {
        return parsed.compute(
                        templateId,
                        (id, before) -> before != null && before.messages().equals(messages)
                                ? before
                                : new Parsed(messages, parse(templateId, messages)))
                .set();
    }

    private TemplateSet parse(String templateId, String messages) {
        try {
            return TemplateSet.of(Template.messages(messages), channels);
        } catch (RuntimeException e) {
            LOG.errorf(e, "template %s cannot be parsed", templateId);
            return TemplateSet.unreadable("the stored template cannot be parsed", channels);
        }
    }

    /** Notes that messages are requested with these templates. */
    @Transactional(MANDATORY)
    public void noteUse(Collection<String> templateIds) {
        getSession()
                .createNativeMutationQuery(
                        "update template set used = true where template_id = any(:templates) and not used")
                .setParameter("templates", templateIds.toArray(String[]::new))
                .executeUpdate();
    }

    /** Notes that an activated campaign refers to these templates. */
    @Transactional(MANDATORY)
    void noteCampaign(Collection<String> templateIds) {
        getSession()
                .createNativeMutationQuery(
                        "update template set in_campaign = true where template_id = any(:templates) and not in_campaign")
                .setParameter("templates", templateIds.toArray(String[]::new))
                .executeUpdate();
    }

    /** Whether messages were requested with the template. Campaigns may refer to a template without a message so far. */
    boolean isUsed(String templateId) {
        return scalar(getSession(), "select used from template where template_id = :template", Boolean.class)
                .setParameter("template", templateId)
                .uniqueResultOptional()
                .orElse(false);
    }

    /** @return whether there was such a template that was never used, and that no activated campaign refers to */
    @Transactional(MANDATORY)
    boolean deleteUnused(String templateId) {
        return getSession()
                        .createNativeMutationQuery(
                                "delete from template where template_id = :template and not used and not in_campaign")
                        .setParameter("template", templateId)
                        .executeUpdate()
                > 0;
    }

    List<Template> after(String templateId, int most) {
        return find("templateId > ?1 order by templateId", templateId)
                .page(0, most)
                .list();
    }

    private record Parsed(String messages, TemplateSet set) {}
}
