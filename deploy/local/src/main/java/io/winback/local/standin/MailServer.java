package io.winback.local.standin;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** GreenMail's SMTP server in front of our mailbox. */
final class MailServer {

    private static final String CHANNEL = "EMAIL";

    private final Mailbox mailbox;
    private final Faults faults;
    private final SmtpServer server;

    MailServer(int port, Mailbox mailbox, Faults faults) {
        this.mailbox = mailbox;
        this.faults = faults;
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        this.server = new SmtpServer(setup, new Managers() {
            private final SmtpManager intake = new Intake(this);

            @Override
            public SmtpManager getSmtpManager() {
                return intake;
            }
        });
    }

    void start() {
        server.startService();
    }

    /** Keeps each mail as it came; GreenMail's own mailboxes stay empty. */
    private final class Intake extends SmtpManager {

        private Intake(Managers managers) {
            super(managers.getImapHostManager(), managers.getUserManager());
        }

        @Override
        public String checkData(SmtpState state) {
            return faults.strikes(CHANNEL) ? "451 4.3.0 not now" : super.checkData(state);
        }

        @Override
        public void send(SmtpState state) {
            var now = Instant.now();
            try {
                var raw = new ByteArrayOutputStream();
                state.getMessage().getMessage().writeTo(raw);
                var bytes = raw.toByteArray();
                state.getMessage()
                        .getToAddresses()
                        .forEach(to -> mailbox.add(CHANNEL, to.getEmail(), () -> read(to.getEmail(), bytes, now)));
            } catch (IOException | MessagingException e) {
                throw new IllegalStateException("the mail cannot be kept", e);
            }
        }
    }

    private static Received read(String to, byte[] raw, Instant receivedAt) {
        try {
            var mail = new MimeMessage(null, new ByteArrayInputStream(raw));
            var headers = new LinkedHashMap<String, String>();
            for (var header : Collections.list(mail.getAllHeaders())) {
                headers.put(header.getName(), header.getValue());
            }
            return new Received(
                    CHANNEL,
                    to,
                    mail.getSubject(),
                    headers,
                    part(mail, "text/plain"),
                    part(mail, "text/html"),
                    new String(raw, ISO_8859_1),
                    receivedAt);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("the mail cannot be read", e);
        }
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
