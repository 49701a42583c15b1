package io.winback.campaign.console;

import io.quarkus.qute.TemplateExtension;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * The words for operations, for the kinds of things that they are about, and for fields and their values, in
 * {@code audit-words_*.properties}: one file for each language. What has no words is shown as the audit log names it.
 */
final class AuditWords {

    static final String OPERATION = "operation.";
    static final String KIND = "kind.";
    static final String FIELD = "field.";
    static final String VALUE = "value.";

    private static final String FILES = "io.winback.campaign.console.audit-words";

    private AuditWords() {}

    /** One choice of a form. */
    record Choice(String value, String words) {}

    /** The operations, in the order of their words. */
    static List<Choice> operations(Locale language) {
        return choices(OPERATION, language);
    }

    /** The kinds of things, in the order of their words. */
    static List<Choice> kinds(Locale language) {
        return choices(KIND, language);
    }

    @TemplateExtension(matchName = "operationInWords")
    static String operationInWords(AuditLogRow row, String language) {
        return words(OPERATION, row.entry().operation(), language);
    }

    @TemplateExtension(matchName = "kindInWords")
    static String kindInWords(AuditLogRow row, String language) {
        return words(KIND, row.subjectKind(), language);
    }

    /** @return the name itself if it has no words */
    static String words(String prefix, String name, String language) {
        try {
            return bundle(Locale.forLanguageTag(language)).getString(prefix + name);
        } catch (MissingResourceException e) {
            return name;
        }
    }

    private static List<Choice> choices(String prefix, Locale language) {
        var bundle = bundle(language);
        Map<String, Choice> byWords = new TreeMap<>();
        for (var key : Collections.list(bundle.getKeys())) {
            if (key.startsWith(prefix)) {
                var words = bundle.getString(key);
                byWords.put(words + key, new Choice(key.substring(prefix.length()), words));
            }
        }
        return List.copyOf(byWords.values());
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                FILES,
                language,
                AuditWords.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
