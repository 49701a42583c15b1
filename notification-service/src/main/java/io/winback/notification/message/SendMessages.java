package io.winback.notification.message;

import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.Outgoing;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.links.UnsubscribeLinks;
import io.winback.notification.routing.Hop;
import io.winback.notification.routing.SendingGates;
import io.winback.notification.template.NotRenderable;
import io.winback.notification.template.TemplateSet;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Hands a batch of messages to a provider: each passes the gates once more, is written for its person, and waits its turn.
 * No transaction is open meanwhile; a crash here is why a provider may see a message id twice.
 */
@ApplicationScoped
class SendMessages {

    private static final Handover ALWAYS = new Handover() {
        @Override
        public boolean begin() {
            return true;
        }

        @Override
        public void written() {}

        @Override
        public void onCancel(Runnable interruption) {}
    };

    private final SendingGates gates;
    private final Templates templates;
    private final MessageData data;
    private final UnsubscribeLinks links;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    SendMessages(
            SendingGates gates,
            Templates templates,
            MessageData data,
            UnsubscribeLinks links,
            NotificationConfiguration configuration,
            Clock clock) {
        this.gates = gates;
        this.templates = templates;
        this.data = data;
        this.links = links;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * Returns when each has its result.
     *
     * @param lastStart by {@link System#nanoTime}; no message starts after it, so that all end within their lease
     */
    List<Result> by(Messenger messenger, List<Claimed> batch, Turns turns, long lastStart) throws InterruptedException {
        var ready = templates.ready(
                batch.stream().map(message -> message.request().template()).collect(Collectors.toSet()));
        var results = new ArrayList<CompletableFuture<Result>>(batch.size());
        for (var message : batch) {
            results.add(send(messenger, message, ready, turns, lastStart));
        }
        return results.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Result> send(
            Messenger messenger, Claimed message, Map<String, TemplateSet> ready, Turns turns, long lastStart)
            throws InterruptedException {
        var template = ready.get(message.request().template());
        var refusal = gates.refusal(
                new Hop(message.channel(), message.recipient(), template, message.notAfter(), clock.instant()));
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new Result.Stopped(message, refusal.get(), null));
        }
        try {
            var outgoing = outgoing(message, template);
            return turns.take(lastStart)
                    ? attempt(messenger, message, outgoing, turns)
                    : CompletableFuture.completedFuture(new Result.NotTried(message));
        } catch (NotRenderable e) {
            return CompletableFuture.completedFuture(new Result.Stopped(message, e.reason(), e.getMessage()));
        }
    }

    /** The turn ends with the provider's own answer, or with the lease: one that never answers must not end the channel. */
    private CompletableFuture<Result> attempt(Messenger messenger, Claimed message, Outgoing outgoing, Turns turns) {
        var answer = handedOver(messenger, outgoing);
        answer.copy()
                .orTimeout(configuration.lease().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((delivery, failure) -> turns.giveBack());
        return answer.exceptionally(failure -> new ProviderResponse.Unknown(failure.toString()))
                .<Result>thenApply(delivery -> new Result.Answered(message, delivery))
                .completeOnTimeout(
                        new Result.Unanswered(message),
                        configuration.attemptTimeout().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static CompletableFuture<ProviderResponse> handedOver(Messenger messenger, Outgoing outgoing) {
        try {
            return messenger.send(outgoing, ALWAYS).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Outgoing outgoing(Claimed message, TemplateSet template) throws NotRenderable {
        var recipient = message.recipient();
        var unsubscribeUrl = links.to(recipient.customerId(), message.channel());
        var content = template.render(
                message.channel(), recipient.locale(), configuration.locale(), data.of(message, unsubscribeUrl));
        return new Outgoing(message.id(), recipient.address(message.channel()).orElseThrow(), content, unsubscribeUrl);
    }
}
