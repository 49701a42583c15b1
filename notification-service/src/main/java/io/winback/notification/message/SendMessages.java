package io.winback.notification.message;

import io.quarkus.qute.TemplateException;
import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Delivery;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.Outgoing;
import io.winback.notification.links.UnsubscribeLinks;
import io.winback.notification.routing.Hop;
import io.winback.notification.routing.SendingGates;
import io.winback.notification.template.TemplateSet;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Hands a batch of messages to a provider: each passes the gates once more, is written for its person, and waits its turn.
 * No transaction is open meanwhile; a crash here is why a provider may see a message id twice.
 */
@ApplicationScoped
class SendMessages {

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

    /** Returns when each has its result; within the lease, as no message starts after half of it. */
    List<Result> by(Messenger messenger, List<Claimed> batch) throws InterruptedException {
        var ready = templates.ready(
                batch.stream().map(message -> message.request().template()).collect(Collectors.toSet()));
        long lastStart = System.nanoTime() + configuration.lease().toNanos() / 2;
        var turns = new Semaphore(messenger.window());
        var results = new ArrayList<CompletableFuture<Result>>(batch.size());
        for (var message : batch) {
            results.add(send(messenger, message, ready, turns, lastStart));
        }
        return results.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Result> send(
            Messenger messenger, Claimed message, Map<String, TemplateSet> ready, Semaphore turns, long lastStart)
            throws InterruptedException {
        var template = ready.get(message.request().template());
        var refusal = gates.refusal(
                new Hop(message.channel(), message.recipient(), template, message.notAfter(), clock.instant()));
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new Result.Stopped(message, refusal.get(), null));
        }
        try {
            var outgoing = outgoing(message, template);
            return turns.tryAcquire(lastStart - System.nanoTime(), TimeUnit.NANOSECONDS)
                    ? attempt(messenger, message, outgoing).whenComplete((result, failure) -> turns.release())
                    : CompletableFuture.completedFuture(new Result.NotTried(message));
        } catch (TemplateException e) {
            return CompletableFuture.completedFuture(new Result.Stopped(message, Refusal.RENDER_ERROR, e.getMessage()));
        }
    }

    private CompletableFuture<Result> attempt(Messenger messenger, Claimed message, Outgoing outgoing) {
        return messenger
                .send(outgoing)
                .toCompletableFuture()
                .orTimeout(configuration.attemptTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> new Delivery.Later(failure.toString()))
                .thenApply(delivery -> new Result.Answered(message, delivery));
    }

    private Outgoing outgoing(Claimed message, TemplateSet template) {
        var recipient = message.recipient();
        var unsubscribeUrl = links.to(recipient.customerId(), message.channel());
        var content = template.render(
                        message.channel(), recipient.locale(), configuration.locale(), data.of(message, unsubscribeUrl))
                .orElseThrow();
        return new Outgoing(
                message.messageId(), recipient.address(message.channel()).orElseThrow(), content, unsubscribeUrl);
    }
}
