package io.winback.campaign.reference;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.EventJson;
import io.winback.events.notification.TemplatePublished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** All templates that notification-service published. Each version is read once. */
@ApplicationScoped
public class KnownTemplates {

    private final Session database;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    public KnownTemplates(Session database) {
        this.database = database;
    }

    /** All known templates, by id. */
    public Map<String, KnownTemplate> all() {
        var versions = database
                .createNativeQuery("select template_id, version from known_template", Tuple.class)
                .getResultList()
                .stream()
                .collect(toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
        readAgain(versions.entrySet().stream()
                .filter(entry -> !isRead(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList());
        return versions.keySet().stream()
                .filter(read::containsKey)
                .map(templateId -> read.get(templateId).template())
                .collect(toMap(KnownTemplate::templateId, identity()));
    }

    private boolean isRead(String templateId, long version) {
        var before = read.get(templateId);
        return before != null && before.version() == version;
    }

    private void readAgain(Collection<String> templateIds) {
        if (templateIds.isEmpty()) {
            return;
        }
        database.createNativeQuery("""
                        select template_id, version, default_locale, texts from known_template
                        where template_id = any(:templates)""", Tuple.class)
                .setParameter("templates", templateIds.toArray(String[]::new))
                .getResultList()
                .forEach(row -> read.put(
                        row.get(0, String.class),
                        new Read(
                                row.get(1, Long.class),
                                new KnownTemplate(
                                        row.get(0, String.class),
                                        row.get(2, String.class),
                                        EventJson.readBack(row.get(3, String.class), new TypeReference<>() {})))));
    }

    /** Stores published templates. An event with a lower version than the stored one has no effect. */
    @Transactional(MANDATORY)
    void store(List<TemplatePublished> templates) {
        database.createNativeMutationQuery("""
                        insert into known_template (template_id, version, default_locale, texts)
                        select template_id, version, default_locale, texts
                        from unnest(:templates, :versions, :locales, :texts)
                            as published (template_id, version, default_locale, texts)
                        on conflict (template_id) do update set version = excluded.version,
                            default_locale = excluded.default_locale, texts = excluded.texts
                        where known_template.version < excluded.version""")
                .setParameter(
                        "templates",
                        templates.stream().map(TemplatePublished::templateId).toArray(String[]::new))
                .setParameter(
                        "versions",
                        templates.stream().map(TemplatePublished::version).toArray(Long[]::new))
                .setParameter(
                        "locales",
                        templates.stream().map(TemplatePublished::defaultLocale).toArray(String[]::new))
                .setParameter(
                        "texts",
                        templates.stream()
                                .map(template -> EventJson.write(sendable(template)))
                                .toArray(String[]::new))
                .executeUpdate();
    }

    /** A text for a channel of a later version is read without its channel. */
    private static List<TemplatePublished.Text> sendable(TemplatePublished template) {
        return template.texts().stream().filter(text -> text.channel() != null).toList();
    }

    private record Read(long version, KnownTemplate template) {}
}
