package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Answers errors on the paths of pages ({@code winback.rest.pages}) with a page in both languages, never with JSON. */
@Provider
class WebPageErrors implements ContainerResponseFilter {

    /** Resolved at the first request, because filters are created before the configuration. */
    private final Instance<RestConfiguration> configuration;

    WebPageErrors(Instance<RestConfiguration> configuration) {
        this.configuration = configuration;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && isProblem(response) && isPage(request)) {
            var page = WebPage.of(response.getStatus(), html(Words.of(response.getStatus())));
            page.getHeaders().forEach((name, values) -> response.getHeaders().putSingle(name, values.get(0)));
            response.setEntity(page.getEntity(), null, page.getMediaType());
        }
    }

    private static boolean isProblem(ContainerResponseContext response) {
        var type = response.getMediaType();
        return !response.hasEntity()
                || response.getEntity() instanceof HttpProblem
                || type != null && !type.isCompatible(MediaType.TEXT_HTML_TYPE);
    }

    private boolean isPage(ContainerRequestContext request) {
        return configuration.get().isPage(request.getUriInfo().getPath());
    }

    private static String html(Words words) {
        return """
                <!DOCTYPE html>
                <html lang="ja">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <meta name="robots" content="noindex, nofollow">
                  <title>%s · %s</title>
                  <style>%s</style>
                </head>
                <body>
                <main>
                  <section>
                    <h1>%s</h1>
                    <p>%s</p>
                  </section>
                  <section lang="en">
                    <h2>%s</h2>
                    <p>%s</p>
                  </section>
                </main>
                </body>
                </html>
                """.formatted(
                words.titleJa, words.titleEn, WebPage.STYLE, words.titleJa, words.textJa, words.titleEn, words.textEn);
    }

    /** The texts of an error page. */
    private enum Words {
        NOT_FOUND(
                "このリンクは使えません",
                "リンクが途中で切れているか、正しくない可能性があります。お手元のメッセージから、もう一度リンク全体を開いてください。それでも表示されないときは、お手数ですが、メッセージの送信元にお問い合わせください。",
                "This link does not work",
                "It may be incomplete or incorrect. Please open the whole link again from the message you received. If that does"
                        + " not help, please contact the sender of the message."),
        EXPIRED(
                "このリンクの有効期限が切れています",
                "お手数ですが、メッセージの送信元にお問い合わせください。",
                "This link has expired",
                "Please contact the sender of the message."),
        UNAVAILABLE(
                "ただいまページを表示できません",
                "ご不便をおかけして申し訳ありません。しばらくしてから、もう一度お試しください。",
                "The page is not available right now",
                "We are sorry. Please try again in a few minutes."),
        REFUSED(
                "この操作は受け付けられませんでした",
                "お手元のメッセージから、もう一度リンクを開いてお試しください。",
                "This request could not be accepted",
                "Please open the link in the message again, and retry.");

        private final String titleJa;
        private final String textJa;
        private final String titleEn;
        private final String textEn;

        Words(String titleJa, String textJa, String titleEn, String textEn) {
            this.titleJa = titleJa;
            this.textJa = textJa;
            this.titleEn = titleEn;
            this.textEn = textEn;
        }

        static Words of(int status) {
            return switch (status) {
                case 404 -> NOT_FOUND;
                case 410 -> EXPIRED;
                default -> status >= 500 || status == 429 ? UNAVAILABLE : REFUSED;
            };
        }
    }
}
