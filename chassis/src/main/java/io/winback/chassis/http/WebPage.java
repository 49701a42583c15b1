package io.winback.chassis.http;

import io.winback.chassis.secrets.Sha256;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An HTML page that a person opens from a message. It loads nothing, runs no script, and posts to its own service alone. No
 * cache and no search engine keeps it. No other site learns its address, which is a credential.
 */
public final class WebPage {

    /** The style of all pages. It is part of the page, and the policy holds its hash. */
    public static final String STYLE = style();

    /** The languages of these pages. */
    public static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
                    .formatted(Base64.getEncoder().encodeToString(Sha256.of(STYLE)));

    private WebPage() {}

    /** Always HTML: the reader is a person, whatever the Accept header says. */
    public static Response of(int status, String html) {
        return Response.status(status)
                .entity(html)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }

    /** A page language for a locale such as {@code ja-JP}; empty if there is none. */
    public static Optional<Locale> language(String locale) {
        return Optional.ofNullable(locale)
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).getLanguage())
                .map(Locale::forLanguageTag)
                .filter(LANGUAGES::contains);
    }

    /** The first page language that a browser asks for; empty if it asks for none. */
    public static Optional<Locale> language(HttpHeaders headers) {
        return AcceptedLanguages.of(headers).stream()
                .flatMap(wanted -> language(wanted.toLanguageTag()).stream())
                .findFirst();
    }

    private static String style() {
        try (var css = WebPage.class.getResourceAsStream("page.css")) {
            return new String(css.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
