package io.winback.notification.channel.sms;

import io.winback.notification.channel.DaemonThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The session that all submissions share. One thread binds a new session, and senders wait for it within the time limits. */
final class SmppSessions {

    private static final Duration UNBINDING = Duration.ofSeconds(2);

    private final SmsConfiguration settings;
    private final AtomicReference<CompletableFuture<SmppSession>> current = new AtomicReference<>();
    private final ExecutorService binder = Executors.newSingleThreadExecutor(new DaemonThreads("sms-bind"));

    SmppSessions(SmsConfiguration settings) {
        this.settings = settings;
    }

    /** A bound session; it completes exceptionally if none is bound within the time limits of connecting and binding. */
    CompletableFuture<SmppSession> bound() {
        var present = current.get();
        if (present == null || !isUsable(present)) {
            var fresh = new CompletableFuture<SmppSession>();
            if (current.compareAndSet(present, fresh)) {
                startBinding(fresh);
            }
            present = current.get();
        }
        return present.copy()
                .orTimeout(
                        settings.connectTimeout().plus(settings.bindTimeout()).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the session, and binds no other. */
    void close() {
        binder.shutdown();
        var last = current.getAndSet(CompletableFuture.failedFuture(new IOException("the service is stopping")));
        if (last != null) {
            last.thenAccept(session -> session.unbindAndCloseWithin(UNBINDING));
        }
    }

    private static boolean isUsable(CompletableFuture<SmppSession> session) {
        return !session.isDone()
                || !session.isCompletedExceptionally() && session.join().isUsable();
    }

    /** Completes the session in every case: all later submissions would wait for a session that does not complete. */
    private void startBinding(CompletableFuture<SmppSession> fresh) {
        try {
            binder.execute(() -> bind(fresh));
        } catch (RejectedExecutionException | Error e) {
            fresh.completeExceptionally(e);
        }
    }

    private void bind(CompletableFuture<SmppSession> fresh) {
        try {
            fresh.complete(SmppSession.bind(settings));
        } catch (Throwable e) {
            fresh.completeExceptionally(e);
        }
    }
}
