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
 * The words for operations and for the kinds of things that they are about, in {@code audit-words_*.properties}: one file for
 * each language. What has no words is shown as the audit log names it.
 */
final class AuditWords {

    private static final String FILES = "io.winback.campaign.console.audit-words";
    private static final String OPERATION = "operation.";
    private static final String KIND = "kind.";

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
        return words(OPERATION + row.entry().operation(), row.entry().operation(), language);
    }

    @TemplateExtension(matchName = "kindInWords")
    static String kindInWords(AuditLogRow row, String language) {
        return words(KIND + row.subjectKind(), row.subjectKind(), language);
    }

    private static String words(String key, String otherwise, String language) {
        try {
            return bundle(Locale.forLanguageTag(language)).getString(key.replace(' ', '_'));
        } catch (MissingResourceException e) {
            return otherwise;
        }
    }

    private static List<Choice> choices(String prefix, Locale language) {
        var bundle = bundle(language);
        Map<String, Choice> byWords = new TreeMap<>();
        for (var key : Collections.list(bundle.getKeys())) {
            if (key.startsWith(prefix) && !key.contains("/")) {
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
