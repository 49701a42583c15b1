package io.winback.notification.template;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All templates. Parsing takes longer than reading, so each version is parsed once. */
@ApplicationScoped
public class Templates implements PanacheRepositoryBase<Template, String> {

    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    /** Those of these that exist, ready to render. */
    @Transactional
    public Map<String, TemplateSet> ready(Collection<String> templateIds) {
        var sets = new HashMap<String, TemplateSet>();
        for (Template template : list("templateId in ?1", templateIds)) {
            var ready = parsed.compute(
                    template.id(),
                    (id, before) -> before != null && before.version() == template.version()
                            ? before
                            : new Parsed(template.version(), TemplateSet.of(template.messages())));
            sets.put(template.id(), ready.set());
        }
        return sets;
    }

    List<Template> after(String templateId, int most) {
        return find("templateId > ?1 order by templateId", templateId)
                .page(0, most)
                .list();
    }

    private record Parsed(long version, TemplateSet set) {}
}
