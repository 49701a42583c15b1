package io.winback.local.standin;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Properties;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Reads the bytes of a mail as a mail client does. */
final class ReceivedMail {

    private static final Session READER = reader();

    private ReceivedMail() {}

    static ReceivedMessage read(String to, byte[] raw, Instant receivedAt) {
        try {
            var mail = new MimeMessage(READER, new ByteArrayInputStream(withoutDoubledDots(raw)));
            var headers = new LinkedHashMap<String, String>();
            for (var header : Collections.list(mail.getAllHeaders())) {
                headers.put(header.getName(), header.getValue());
            }
            return new ReceivedMessage(
                    MailServer.CHANNEL,
                    to,
                    mail.getSubject(),
                    headers,
                    part(mail, "text/plain"),
                    part(mail, "text/html"),
                    new String(raw, ISO_8859_1),
                    raw,
                    receivedAt);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("the mail cannot be read", e);
        }
    }

    private static Session reader() {
        var properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    /** Removes the first dot of each line that begins with one (RFC 5321, 4.5.2). */
    private static byte[] withoutDoubledDots(byte[] raw) {
        var mail = new ByteArrayOutputStream(raw.length);
        boolean atStart = true;
        for (byte b : raw) {
            if (!atStart || b != '.') {
                mail.write(b);
            }
            atStart = b == '\n';
        }
        return mail.toByteArray();
    }

    private static String part(Part part, String type) throws IOException, MessagingException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
