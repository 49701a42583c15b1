package io.winback.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds what no log may have: credentials, coupon codes, addresses, and words or names of customers. */
final class LogLeaks {

    private static final Map<String, Pattern> FORMS = forms();

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Finds these texts, too. Texts of fewer than four characters occur by chance and are left out. */
    LogLeaks and(String kind, Collection<String> texts) {
        texts.stream()
                .map(String::strip)
                .filter(text -> text.length() >= 4)
                .forEach(text -> values.putIfAbsent(text, kind));
        return this;
    }

    /** What each line has that it must not have, with the line. */
    List<String> in(String log) {
        var found = new ArrayList<String>();
        FORMS.forEach((kind, form) ->
                form.matcher(log).results().forEach(match -> found.add(kind + ": " + lineAt(log, match.start()))));
        values.forEach((text, kind) -> {
            int at = log.indexOf(text);
            if (at >= 0) {
                found.add(kind + ": " + lineAt(log, at));
            }
        });
        return found;
    }

    private static String lineAt(String log, int at) {
        int end = log.indexOf('\n', at);
        return log.substring(log.lastIndexOf('\n', at) + 1, end < 0 ? log.length() : end);
    }

    private static Map<String, Pattern> forms() {
        var forms = new LinkedHashMap<String, Pattern>();
        forms.put("an API key", Pattern.compile("wbk_[\\w-]{20,}"));
        forms.put("a token of OpenID Connect", Pattern.compile("\\beyJ[\\w-]{10,}\\."));
        forms.put("a session", Pattern.compile("(?:winback-session|winback-form|q_session\\w*)="));
        // Sessions, forms and sign-in links have 256 bits as base64url. Names of classes and ids have another length or
        // fewer kinds.
        forms.put(
                "a token of 256 bits",
                Pattern.compile("(?<![\\w-])(?=[\\w-]*[A-Z])(?=[\\w-]*[a-z])(?=[\\w-]*\\d)[\\w-]{43}(?![\\w-])"));
        forms.put("the token of a link", Pattern.compile("/(?:u|s|sign-in/link)/[\\w.-]{16,}"));
        forms.put(
                "a coupon code",
                Pattern.compile("(?<![\\w-])(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}(?![\\w-])"));
        forms.put("an e-mail address", Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)*\\.[A-Za-z]{2,}"));
        forms.put("a phone number", Pattern.compile("\\+\\d{8,15}\\b"));
        // Logs are English. The customers of the tests have Japanese names, and write and read Japanese.
        forms.put("Japanese text", Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+"));
        return forms;
    }
}
