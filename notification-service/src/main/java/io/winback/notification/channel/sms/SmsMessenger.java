package io.winback.notification.channel.sms;

import io.winback.chassis.http.FailureInWords;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.channel.AddressKind;
import io.winback.notification.channel.DaemonThreads;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.text.SmsText;
import io.winback.notification.text.TextLength;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.Alphabet;

/** SMS by SMPP 3.4, over one session with several pending submissions. SMPP has no deduplication. */
@ApplicationScoped
class SmsMessenger implements Messenger {

    private final SmsConfiguration settings;
    private final int mostParts;
    private final SmppSessions sessions;
    private final ExecutorService submissions;

    SmsMessenger(SmsConfiguration settings, SmsTextConfiguration textSettings) {
        this.settings = settings;
        this.mostParts = textSettings.smsParts();
        this.sessions = new SmppSessions(settings);
        this.submissions = Executors.newFixedThreadPool(settings.window(), new DaemonThreads("sms-submission"));
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
    public AddressKind addressKind() {
        return AddressKind.PHONE;
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
    public TextLength measure(String text) {
        return TextLength.ofSms(text, mostParts);
    }

    @Override
    public CompletionStage<ProviderResponse> send(OutgoingMessage message, Handover handover) {
        return sessions.bound()
                .handleAsync(
                        (session, failure) -> session == null
                                ? CompletableFuture.<ProviderResponse>completedFuture(unavailable(failure))
                                : submit(session, message, handover),
                        submissions)
                .exceptionally(SmsMessenger::notSubmitted)
                .thenCompose(response -> response);
    }

    private CompletableFuture<ProviderResponse> submit(
            SmppSession session, OutgoingMessage message, Handover handover) {
        var text = SmsText.of(message.content().text());
        var alphabet = text.alphabet() == SmsText.Alphabet.GSM_7 ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2;
        var address = message.address().replaceFirst("^\\+", "");
        var submission = new Submission(
                address, text.octets(), alphabet, message.messageId().toString());
        try {
            var submitted = session.submit(submission, handover::begin);
            if (submitted.isEmpty()) {
                return CompletableFuture.completedFuture(new ProviderResponse.NotHandedOver());
            }
            handover.written();
            var answer = submitted.get();
            // After the threads have ended, an answer that comes while the service stops still counts.
            return answer.thenApplyAsync(SmsMessenger::response, submissions)
                    .exceptionally(rejected -> response(answer.join()));
        } catch (IOException e) {
            return CompletableFuture.completedFuture(unavailable(e));
        } catch (PDUStringException e) {
            return CompletableFuture.completedFuture(
                    new ProviderResponse.Refused(Refusal.HARD_BOUNCED, "the number is too long: " + e.getMessage()));
        }
    }

    /** If no thread takes the submission the service is stopping, and nothing was written. */
    private static CompletableFuture<ProviderResponse> notSubmitted(Throwable failure) {
        return failure.getCause() instanceof RejectedExecutionException
                ? CompletableFuture.completedFuture(unavailable(failure))
                : CompletableFuture.failedFuture(failure);
    }

    private static ProviderResponse response(SubmissionAnswer answer) {
        return answer instanceof SubmissionAnswer.Status status
                ? SubmissionStatus.response(status.status())
                : new ProviderResponse.Unknown(((SubmissionAnswer.None) answer).detail());
    }

    /** No part of the message reached the message centre. */
    private static ProviderResponse unavailable(Throwable failure) {
        var words = FailureInWords.of(failure, "the connection failed");
        return new ProviderResponse.Unavailable("the message centre cannot be reached: " + words, null);
    }
}
