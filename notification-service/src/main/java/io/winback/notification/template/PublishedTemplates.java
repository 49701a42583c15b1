package io.winback.notification.template;

import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

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
        return scalar(database, """
                        insert into published_template (template_id, version, changed_at, default_locale)
                        select template_id, 1, changed_at, :locale from template where template_id = :template
                        on conflict (template_id) do update set version = published_template.version + 1,
                            changed_at = excluded.changed_at, default_locale = excluded.default_locale
                        where published_template.changed_at is distinct from excluded.changed_at
                            or published_template.default_locale <> excluded.default_locale
                        returning version""", Long.class)
                .setParameter("template", template.id())
                .setParameter("locale", defaultLocale)
                .uniqueResultOptional();
    }

    /** Notes that the deletion of templates is published now. @return the version of each event, by template */
    Map<String, Long> noteDeleted(int limit) {
        return database.createNativeQuery("""
                        update published_template set version = version + 1, changed_at = null
                        where template_id in (
                            select template_id from published_template as published
                            where changed_at is not null
                                and not exists (select from template where template.template_id = published.template_id)
                            order by template_id limit :limit for update skip locked)
                        returning template_id, version""", Tuple.class).setParameter("limit", limit).getResultList().stream()
                .collect(toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }

    /** Templates whose present state is not published, such as those of an earlier release. */
    List<String> outdated(int limit) {
        return scalar(database, """
                        select template.template_id from template
                            left join published_template on published_template.template_id = template.template_id
                        where published_template.template_id is null
                            or published_template.changed_at is distinct from template.changed_at
                            or published_template.default_locale <> :locale
                        order by template.template_id limit :limit""", String.class)
                .setParameter("locale", defaultLocale)
                .setParameter("limit", limit)
                .getResultList();
    }
}
