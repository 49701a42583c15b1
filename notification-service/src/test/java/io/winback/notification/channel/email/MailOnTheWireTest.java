package io.winback.notification.channel.email;

import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.channel.ProviderResponse.Accepted;
import io.winback.notification.channel.RenderedMessage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** The bytes that a mail server receives. */
class MailOnTheWireTest {

    private static final String HARD_SUBJECT = "🎉 お帰りなさい、𠮷野 花様";

    private static EmailMessenger messenger;

    private final String address = AnEmail.newAddress();

    @BeforeAll
    static void start() {
        messenger = new EmailMessenger(AnEmail.settings(Map.of()), Clock.systemUTC());
    }

    @AfterAll
    static void end() {
        messenger.close();
    }

    @AfterEach
    void endTheFault() {
        MailServerStandIn.work();
    }

    static List<OutgoingMessage> mails() {
        var to = AnEmail.newAddress();
        return List.of(
                AnEmail.withSubject(to, "お帰りなさい、田中 太郎様。特別なクーポンのお知らせです"),
                AnEmail.withSubject(to, HARD_SUBJECT),
                AnEmail.withSubject(to, "𠮷".repeat(300)),
                AnEmail.withSubject(
                        to,
                        "a subject in English that is a good deal longer than one line of a header can be "
                                + "x ".repeat(40) + "!"),
                AnEmail.withSubject(to, "x".repeat(2000)),
                AnEmail.withSubject(to, "hello\r\nBcc: eve@evil.example\n\rX: y"),
                AnEmail.withSubject(to, ""),
                AnEmail.to(to, new RenderedMessage("CR LF", "<p>a</p>\r\n<p>b</p>\r\n", "a\r\nb\r\n")),
                AnEmail.to(to, new RenderedMessage("LF", "<p>a</p>\n<p>b</p>\n", "a\n\nb\n")),
                AnEmail.to(to, new RenderedMessage("CR", "<p>a</p>\r<p>b</p>\r", "a\r\rb\r")),
                AnEmail.to(to, new RenderedMessage("text", null, "only text, 日本語も\n")),
                AnEmail.to(to, new RenderedMessage("long lines", "<p>" + "日本".repeat(3000) + "</p>", "x".repeat(5000))),
                AnEmail.to(to, new RenderedMessage("dots", "<p>\n.\n..\n.x</p>", ".\r\n.\r\n..\r\nend")),
                AnEmail.to(
                        "a-local-part-of-more-than-sixty-four-characters-as-some-people-have@a-domain-that-is-long.customers.example"));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void everyMailHasLinesThatMailServersAccept(OutgoingMessage mail) {
        MailServerStandIn.fail(Map.of("refuseBareLineFeed", true));

        var raw = raw(mail);

        assertThat(raw.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(raw).doesNotContain("\r\r").matches(text -> text.chars().allMatch(c -> c < 0x7f));
        assertThat(raw.split("\r\n")).allMatch(line -> line.length() <= 998);
        assertThat(headers(raw).split("\r\n"))
                .allMatch(line -> line.startsWith("To:") || line.startsWith(" a-local") || line.length() <= 78)
                .noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void everyMailHasTheHeadersThatItNeeds(OutgoingMessage mail) {
        var names = MimeReader.fields(headers(raw(mail))).keySet();

        assertThat(names)
                .contains("Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type")
                .contains("List-Unsubscribe", "List-Unsubscribe-Post")
                .doesNotContain("Cc", "Bcc", "X");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void theRecipientSeesTheRenderedText(OutgoingMessage mail) {
        var received = received(mail);

        assertThat(received).containsEntry("subject", mail.content().subject().replaceAll("[\r\n]", " "));
        assertThat(lines(received.get("text"))).isEqualTo(lines(mail.content().text()));
        assertThat(lines(received.get("html"))).isEqualTo(lines(mail.content().html()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HARD_SUBJECT,
                "お帰りなさい、田中 太郎様。特別なクーポンのお知らせです",
                "=?UTF-8?B?aGVsbG8=?=",
                "Hello =?UTF-8?B?aGVsbG8=?=, it is us",
                "=?ISO-2022-JP?Q?x?= 様",
                " two  spaces ",
                "héllo wörld",
                "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦 か\u3099",
                "a plain subject that is somewhat longer than a line of seventy-eight characters, folded at its spaces"
            })
    void aSubjectIsReadCodePointForCodePoint(String subject) {
        var field = MimeReader.fields(headers(raw(AnEmail.withSubject(address, subject))))
                .get("Subject");

        assertThat(MimeReader.decoded(field)).isEqualTo(subject);
    }

    @Test
    void aSenderWhoseNameIsJapaneseIsReadAsWritten() {
        var settings = AnEmail.settings(Map.of("from", "株式会社ウィンバック お客様センター・通信販売部 <hello@日本語.example>"));
        var japanese = new EmailMessenger(settings, Clock.systemUTC());
        try {
            var mail = AnEmail.to(address);
            japanese.send(mail, new RecordedHandover())
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();

            var from = MimeReader.fields(headers(wire(mail))).get("From");

            assertThat(MimeReader.decoded(from)).isEqualTo("株式会社ウィンバック お客様センター・通信販売部 <hello@xn--wgv71a119e.example>");
        } finally {
            japanese.close();
        }
    }

    @Test
    void aDomainOutsideAsciiGoesOutInPunycode() {
        var user = UUID.randomUUID().toString();

        var mail = AnEmail.to(user + "@日本語.example");
        send(mail);

        var raw = new String(
                MailServerStandIn.mails(user + "@xn--wgv71a119e.example").get(0), ISO_8859_1);
        assertThat(MimeReader.fields(headers(raw))).containsEntry("To", user + "@xn--wgv71a119e.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hoge.", "a..b", ".x", "with space", "a\"b", "(c)"})
    void aLocalPartThatNeedsQuotesGetsThem(String localPart) {
        var domain = UUID.randomUUID() + ".docomo.ne.jp";
        var quoted = '"' + localPart.replace("\"", "\\\"") + "\"@" + domain;

        send(AnEmail.to(localPart + "@" + domain));

        var raw = new String(MailServerStandIn.mails(quoted).get(0), ISO_8859_1);
        assertThat(MimeReader.fields(headers(raw))).containsEntry("To", quoted);
    }

    @Test
    void aMailHasAPartForEachFormWithItsCharset() {
        var raw = raw(AnEmail.to(address, new RenderedMessage("hello", "<p>plain ASCII</p>", "plain ASCII")));

        assertThat(raw)
                .contains("Content-Type: multipart/alternative;\r\n boundary=\"")
                .contains(
                        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nplain ASCII\r\n--")
                .contains(
                        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>plain ASCII</p>\r\n--");
    }

    @Test
    void aMailWithoutHtmlIsPlainText() {
        var raw = raw(AnEmail.to(address, new RenderedMessage("hello", null, "日本語")));

        assertThat(raw)
                .endsWith(
                        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n5pel5pys6Kqe\r\n")
                .doesNotContain("multipart");
    }

    @Test
    void aLineThatIsADotIsDoubledOnTheWire() {
        var raw = raw(AnEmail.to(address, new RenderedMessage("dots", null, "before\n.\nafter")));

        assertThat(raw).endsWith("\r\n\r\nbefore\r\n..\r\nafter\r\n");
    }

    @Test
    void aMailCanBeUnsubscribedFromWithOneClick() {
        var url = "https://winback.example/u/" + "a-long-token".repeat(30);
        var mail = new OutgoingMessage(UUID.randomUUID(), address, new RenderedMessage("a", null, "b"), url);

        var fields = MimeReader.fields(headers(raw(mail)));

        assertThat(fields)
                .containsEntry("List-Unsubscribe", "<" + url + ">")
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .containsEntry("Message-ID", "<" + mail.messageId() + "@winback.example>");
    }

    private static void send(OutgoingMessage mail) {
        assertThat(messenger.send(mail, new RecordedHandover()).toCompletableFuture())
                .succeedsWithin(10, TimeUnit.SECONDS)
                .isEqualTo(new Accepted());
    }

    private static String raw(OutgoingMessage mail) {
        send(mail);
        return wire(mail);
    }

    /** The newest mail to the address, each byte as one character. */
    private static String wire(OutgoingMessage mail) {
        var mails = MailServerStandIn.mails(mail.address());
        return new String(mails.get(mails.size() - 1), ISO_8859_1);
    }

    private static Map<String, Object> received(OutgoingMessage mail) {
        send(mail);
        var all = MailServerStandIn.received(mail.address());
        return all.get(all.size() - 1);
    }

    private static String headers(String raw) {
        return raw.substring(0, raw.indexOf("\r\n\r\n") + 2);
    }

    /** Ignores the kind of line ends, and a line end at the end of the text. */
    private static List<String> lines(Object text) {
        return text == null ? null : ((String) text).lines().toList();
    }
}
