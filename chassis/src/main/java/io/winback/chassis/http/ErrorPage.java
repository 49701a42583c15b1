package io.winback.chassis.http;

import io.winback.chassis.http.RestConfiguration.PageReaders;
import jakarta.ws.rs.core.Response;

/** The page of an error, in both languages. */
final class ErrorPage {

    /** The way back to the console. */
    private static final String HOME = """
            <p><a href="/">コンソールを開く / Open the console</a></p>
            """;

    /** A new tab, so that a reload of this page sends the form again after the sign-in. */
    private static final String SIGN_IN = """
            <p><a href="/sign-in" target="_blank" rel="noopener">サインイン / Sign in</a></p>
            """;

    private static final int UNAUTHORIZED = 401;

    private ErrorPage() {}

    static Response of(int status, PageReaders readers) {
        return WebPage.of(
                status,
                readers == PageReaders.OPERATORS
                        ? html(Words.ofConsole(status), status == UNAUTHORIZED ? SIGN_IN : HOME)
                        : html(Words.of(status), ""));
    }

    private static String html(Words words, String link) {
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
                %s</main>
                </body>
                </html>
                """.formatted(
                        words.titleJa,
                        words.titleEn,
                        WebPage.STYLE,
                        words.titleJa,
                        words.textJa,
                        words.titleEn,
                        words.textEn,
                        link);
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
                "Please open the link in the message again, and retry."),
        CONSOLE_NOT_FOUND(
                "このページはありません",
                "コンソールに、このアドレスのページはありません。アドレスを確認するか、コンソールを開き直してください。",
                "There is no such page",
                "The console has no page with this address. Please check the address, or open the console again."),
        CONSOLE_NOT_SIGNED_IN(
                "サインインしていません",
                "セッションが終了したか、まだサインインしていません。何も変更されていません。下のリンクからサインインした後、このページを再読み込みすると、入力した内容をもう一度送信できます。",
                "You are not signed in",
                "Your session has ended, or you have not signed in yet. Nothing was changed. Sign in with the link below. Then"
                        + " reload this page to send what you typed again."),
        CONSOLE_NOT_ALLOWED(
                "このページは表示できません",
                "このページを見るための権限がありません。必要なときは、管理者にお問い合わせください。",
                "You cannot open this page",
                "Your roles do not allow it. Please ask an administrator if you need it."),
        CONSOLE_REFUSED(
                "この操作は受け付けられませんでした",
                "コンソールは、このリクエストを読み取れないか、受け付けていません。コンソールを開き直してください。",
                "This request could not be accepted",
                "The console cannot read this request, or does not support it. Please open the console again."),
        CONSOLE_UNAVAILABLE(
                "ただいまコンソールを表示できません",
                "しばらくしてから、もう一度お試しください。続くときは、サービスのログを確認してください。",
                "The console is not available right now",
                "Please try again in a few minutes. If it goes on, the log of the service has the cause.");

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

        static Words ofConsole(int status) {
            return switch (status) {
                case UNAUTHORIZED -> CONSOLE_NOT_SIGNED_IN;
                case 403 -> CONSOLE_NOT_ALLOWED;
                case 404 -> CONSOLE_NOT_FOUND;
                default -> isUnavailable(status) ? CONSOLE_UNAVAILABLE : CONSOLE_REFUSED;
            };
        }

        static Words of(int status) {
            return switch (status) {
                case 404 -> NOT_FOUND;
                case 410 -> EXPIRED;
                default -> isUnavailable(status) ? UNAVAILABLE : REFUSED;
            };
        }

        private static boolean isUnavailable(int status) {
            return status >= 500 || status == 429;
        }
    }
}
