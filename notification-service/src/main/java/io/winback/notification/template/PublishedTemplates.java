package io.winback.notification.template;

import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The state of each template that other services know. It depends on the default locale of this deployment too. */
@ApplicationScoped
@Transactional(MANDATORY)
class PublishedTemplates {

    private final Session database;
    private final String defaultLocale;

    PublishedTemplates(Session database, NotificationConfiguration configuration) {
        this.database = database;
        this.defaultLocale = configuration.locale();
    }

    String defaultLocale() {
        return defaultLocale;
    }

    /**
     * Notes the state that is published now. Concurrent callers wait for each other until their transactions end, so events
     * of one template leave in the order of their versions.
     *
     * @return the version of the event; empty if this state is published already
     */
    Optional<Long> note(Template template) {
        return database.createNativeQuery("""
                        insert into published_template (template_id, version, template_version, default_locale)
                        values (:template, 1, :version, :locale)
                        on conflict (template_id) do update set version = published_template.version + 1,
                            template_version = excluded.template_version, default_locale = excluded.default_locale
                        where published_template.template_version <> excluded.template_version
                            or published_template.default_locale <> excluded.default_locale
                        returning version""", Long.class)
                .setParameter("template", template.id())
                .setParameter("version", template.version())
                .setParameter("locale", defaultLocale)
                .uniqueResultOptional();
    }

    /** Templates whose present state is not published, such as those of an earlier release. */
    List<String> outdated(int limit) {
        return database.createNativeQuery("""
                        select template.template_id from template
                            left join published_template on published_template.template_id = template.template_id
                        where published_template.template_id is null
                            or published_template.template_version <> template.version
                            or published_template.default_locale <> :locale
                        order by template.template_id limit :limit""", String.class)
                .setParameter("locale", defaultLocale)
                .setParameter("limit", limit)
                .getResultList();
    }
}
