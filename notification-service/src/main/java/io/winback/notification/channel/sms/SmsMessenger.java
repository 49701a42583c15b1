package io.winback.notification.channel.sms;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.Outgoing;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.text.SmsText;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.Alphabet;

/** SMS by SMPP 3.4, over one session with several submissions under way. SMPP knows no key against duplicates. */
@ApplicationScoped
class SmsMessenger implements Messenger {

    private final SmsConfiguration settings;
    private final SmppSessions sessions;
    private final ExecutorService submissions;

    SmsMessenger(SmsConfiguration settings) {
        this.settings = settings;
        this.sessions = new SmppSessions(settings);
        this.submissions = Executors.newFixedThreadPool(settings.window(), work -> {
            var thread = new Thread(work, "sms-submission");
            thread.setDaemon(true);
            return thread;
        });
    }

    @PreDestroy
    void close() {
        sessions.close();
        submissions.shutdown();
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
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
    public CompletionStage<ProviderResponse> send(Outgoing message, Handover handover) {
        return sessions.bound()
                .handleAsync(
                        (session, failure) -> session == null
                                ? CompletableFuture.<ProviderResponse>completedFuture(unavailable(failure))
                                : submit(session, message, handover),
                        submissions)
                .exceptionally(SmsMessenger::notSubmitted)
                .thenCompose(response -> response);
    }

    private CompletableFuture<ProviderResponse> submit(SmppSession session, Outgoing message, Handover handover) {
        var text = SmsText.of(message.content().text());
        var alphabet = text.alphabet() == SmsText.Alphabet.GSM_7 ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2;
        var address = message.address().replaceFirst("^\\+", "");
        if (!handover.begin()) {
            return CompletableFuture.completedFuture(new ProviderResponse.NotHandedOver());
        }
        try {
            var answer = session.submit(
                    address, text.octets(), alphabet, message.messageId().toString());
            handover.written();
            // An answer that comes while the service stops counts, too.
            return answer.thenApplyAsync(SmsMessenger::response, submissions)
                    .exceptionally(rejected -> response(answer.join()));
        } catch (IOException e) {
            return CompletableFuture.completedFuture(unavailable(e));
        } catch (PDUStringException e) {
            return CompletableFuture.completedFuture(
                    new ProviderResponse.Refused(Refusal.HARD_BOUNCED, "the number is too long: " + e.getMessage()));
        }
    }

    /** The service is stopping if no thread takes the submission; nothing of it has begun. */
    private static CompletableFuture<ProviderResponse> notSubmitted(Throwable failure) {
        return failure.getCause() instanceof RejectedExecutionException
                ? CompletableFuture.completedFuture(unavailable(failure))
                : CompletableFuture.failedFuture(failure);
    }

    private static ProviderResponse response(SmppSession.Answer answer) {
        return answer instanceof SmppSession.Answer.Status status
                ? SubmissionStatus.response(status.status())
                : new ProviderResponse.Unknown(((SmppSession.Answer.None) answer).detail());
    }

    /** Nothing of the message reached the message centre. */
    private static ProviderResponse unavailable(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new ProviderResponse.Unavailable("the message centre cannot be reached: " + cause, null);
    }
}
