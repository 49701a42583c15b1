package io.winback.notification.channel.email;

import io.winback.notification.channel.OutgoingMessage;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes mails as the bytes that are sent, with the headers for unsubscribing by one click (RFC 8058). */
final class MailComposer {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String CRLF = "\r\n";
    /** The recommended length of a header line (RFC 5322, 2.1.1). */
    private static final int LINE = 78;

    private final MailAddress sender;
    private final String from;
    private final String domain;

    MailComposer(EmailConfiguration configuration) {
        var address = parsed(configuration.from());
        this.sender = MailAddress.of(address.getAddress());
        this.from = from(address.getPersonal());
        this.domain = configuration.messageDomain();
    }

    MailAddress sender() {
        return sender;
    }

    byte[] compose(OutgoingMessage message, MailAddress to, Instant now) {
        var content = message.content();
        var mail = new ByteArrayOutputStream(8 * 1024);
        write(mail, headers(message, to, now));
        if (content.html() == null) {
            part(mail, "plain", content.text());
            endLine(mail);
        } else if (content.text() == null) {
            part(mail, "html", content.html());
            endLine(mail);
        } else {
            var boundary = "=_" + message.messageId();
            write(mail, "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n");
            // The line end before a delimiter belongs to the delimiter, and not to the text.
            write(mail, "\r\n--" + boundary + CRLF);
            part(mail, "plain", content.text());
            write(mail, "\r\n--" + boundary + CRLF);
            part(mail, "html", content.html());
            write(mail, "\r\n--" + boundary + "--\r\n");
        }
        return mail.toByteArray();
    }

    private String headers(OutgoingMessage message, MailAddress to, Instant now) {
        var subject =
                message.content().subject() == null ? "" : message.content().subject();
        return "Date: " + DATE.format(now) + CRLF
                + from
                + address("To:", to.toString())
                + "Subject: " + HeaderText.of(subject, "Subject: ".length()) + CRLF
                + "Message-ID: <" + message.messageId() + "@" + domain + ">\r\n"
                + "List-Unsubscribe: <" + message.unsubscribeUrl() + ">\r\n"
                + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
                + "MIME-Version: 1.0\r\n";
    }

    private static void part(ByteArrayOutputStream mail, String subtype, String text) {
        var body = MailText.of(text);
        write(mail, "Content-Type: text/" + subtype + "; charset=utf-8\r\n");
        write(mail, "Content-Transfer-Encoding: " + body.transferEncoding() + "\r\n\r\n");
        mail.writeBytes(body.bytes());
    }

    private static void endLine(ByteArrayOutputStream mail) {
        var bytes = mail.toByteArray();
        if (bytes[bytes.length - 1] != '\n') {
            write(mail, CRLF);
        }
    }

    /** An address that is not ASCII is sent only to a mail server that accepts UTF-8. */
    private static void write(ByteArrayOutputStream mail, String text) {
        mail.writeBytes(text.getBytes(UTF_8));
    }

    /** A line is not folded inside an address. */
    private static String address(String header, String address) {
        boolean fits = header.length() + 1 + address.length() <= LINE;
        return header + (fits ? " " : CRLF + " ") + address + CRLF;
    }

    private String from(String name) {
        if (name == null || name.isBlank()) {
            return address("From:", sender.toString());
        }
        return address("From: " + phrase(name), "<" + sender + ">");
    }

    private static String phrase(String name) {
        var asWords = HeaderText.of(name, "From: ".length());
        return asWords.equals(name) ? '"' + name.replaceAll("[\"\\\\]", "\\\\$0") + '"' : asWords;
    }

    private static InternetAddress parsed(String from) {
        try {
            return new InternetAddress(from);
        } catch (AddressException e) {
            throw new IllegalArgumentException("winback.notification.email.from is not an address: " + from, e);
        }
    }
}
