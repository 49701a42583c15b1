package io.winback.notification.channel.email;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.channel.AddressKind;
import io.winback.notification.channel.DaemonThreads;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.channel.ProviderResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Session;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** E-mail by SMTP, over one connection for each mail in flight. SMTP has no deduplication. */
@ApplicationScoped
class EmailMessenger implements Messenger {

    private final EmailConfiguration settings;
    private final Clock clock;
    private final MailComposer composer;
    private final Session session;
    private final SmtpConnections connections;
    private final ExecutorService mails;

    EmailMessenger(EmailConfiguration settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.composer = new MailComposer(settings);
        this.session = SmtpConnection.session(settings);
        this.mails = Executors.newFixedThreadPool(settings.window(), new DaemonThreads("smtp-mail"));
        this.connections = new SmtpConnections(settings, mails);
    }

    @PreDestroy
    void close() {
        mails.shutdownNow();
        connections.close();
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public AddressKind addressKind() {
        return AddressKind.EMAIL;
    }

    @Override
    public int window() {
        return settings.window();
    }

    @Override
    public boolean deduplicates() {
        return false;
    }

    @Override
    public boolean needsSubject() {
        return true;
    }

    @Override
    public CompletionStage<ProviderResponse> send(OutgoingMessage message, Handover handover) {
        try {
            return CompletableFuture.supplyAsync(() -> deliver(message, handover), mails);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(new ProviderResponse.Unavailable("the service is stopping", null));
        }
    }

    private ProviderResponse deliver(OutgoingMessage message, Handover handover) {
        if (message.address() == null || message.address().isBlank()) {
            return new ProviderResponse.Refused(Refusal.MISSING_ADDRESS, "the address is blank");
        }
        MailAddress to;
        try {
            to = MailAddress.of(message.address().strip());
        } catch (IllegalArgumentException e) {
            return new ProviderResponse.Refused(Refusal.HARD_BOUNCED, e.getMessage());
        }
        var content = composer.compose(message, to, clock.instant());
        var idle = connections.takeIdle();
        if (idle != null) {
            var delivery = deliver(idle, to, content, handover);
            if (!delivery.deadBeforeContent()) {
                return delivery.response();
            }
        }
        var fresh = connections.watched(new SmtpConnection(session, settings));
        var unavailable = fresh.tryOpen();
        if (unavailable != null) {
            connections.discard(fresh);
            return unavailable;
        }
        return deliver(fresh, to, content, handover).response();
    }

    private MailHandoverResult deliver(SmtpConnection connection, MailAddress to, byte[] content, Handover handover) {
        try {
            return connection.deliver(composer.sender(), to, content, handover);
        } finally {
            connections.giveBack(connection);
        }
    }
}
