package io.winback.notification.channel.sms;

import io.winback.notification.channel.TrustedCertificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.DefaultComposer;

/**
 * A session with the message centre. It submits without blocking a thread until the answer comes. Every submission ends at the
 * latest when the response timer expires or the session is lost.
 */
final class SmppSession extends SMPPSession {

    private final SmsConfiguration settings;
    private final PendingSubmissions pending;
    private volatile boolean retired;

    private SmppSession(SmsConfiguration settings, PendingSubmissions pending) {
        super(
                new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())),
                pending,
                (host, port) -> connect(host, port, settings));
        this.settings = settings;
        this.pending = pending;
        setEnquireLinkTimer((int) settings.enquireLink().toMillis());
        setTransactionTimer(settings.responseTimer().toMillis());
        addSessionStateListener((state, before, source) -> {
            if (state == SessionState.CLOSED) {
                pending.endAll();
            }
        });
    }

    /** Connects and binds, within the connect timeout and the bind timeout. */
    static SmppSession bind(SmsConfiguration settings) throws IOException {
        var session = new SmppSession(settings, new PendingSubmissions());
        var parameters = new BindParameter(
                BindType.BIND_TX,
                settings.systemId(),
                settings.password(),
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
        try {
            session.connectAndBind(
                    settings.host(),
                    settings.port(),
                    parameters,
                    settings.bindTimeout().toMillis());
            return session;
        } catch (IOException | RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    boolean isUsable() {
        return !retired && getSessionState().isBound();
    }

    /** Takes no further submissions, and closes when the pending ones have ended. */
    void retire() {
        retired = true;
        closeIfDone();
    }

    /** Unbinds and closes. It waits for the answer of the message centre no longer than this. */
    void unbindAndCloseWithin(Duration most) {
        setTransactionTimer(most.toMillis());
        var unbinding = new Thread(this::unbindAndClose, "sms-unbind");
        unbinding.setDaemon(true);
        unbinding.start();
        try {
            unbinding.join(most.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeSocket();
    }

    /**
     * Writes a submission.
     *
     * @param permission asked immediately before the first byte is written
     * @return the answer, which never completes exceptionally; empty without permission
     * @throws IOException if the submission was not written completely, so that the message centre cannot have it; the session
     *     is closed
     * @throws PDUStringException if the address does not fit into a submission
     */
    Optional<CompletableFuture<SubmissionAnswer>> submit(Submission submission, BooleanSupplier permission)
            throws IOException, PDUStringException {
        int sequence = sequence().nextValue();
        var answer = pending.add(sequence);
        try {
            ensureTransmittable("submit_sm");
            if (!write(submission, sequence, permission)) {
                pending.remove(sequence);
                return Optional.empty();
            }
        } catch (IOException | PDUStringException | RuntimeException e) {
            pending.remove(sequence);
            throw e;
        }
        answer.completeOnTimeout(
                        new SubmissionAnswer.None("no answer within " + settings.responseTimer()),
                        settings.responseTimer().toMillis(),
                        TimeUnit.MILLISECONDS)
                .thenAccept(end -> ended(sequence, end));
        return Optional.of(answer);
    }

    /**
     * A message centre that stopped reading blocks the write, and the writes that follow. Closing the socket ends it. The
     * permission is asked when no other write is before this one.
     */
    private boolean write(Submission submission, int sequence, BooleanSupplier permission)
            throws IOException, PDUStringException {
        var writing = new CompletableFuture<Void>();
        writing.orTimeout(settings.bindTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(timeout -> {
                    closeSocket();
                    return null;
                });
        try {
            var out = connection().getOutputStream();
            // The sender of the session writes under the same lock
            synchronized (out) {
                if (!permission.getAsBoolean()) {
                    return false;
                }
                submission.write(pduSender(), out, sequence, settings.from());
                return true;
            }
        } catch (IOException e) {
            // Bytes that follow an incomplete submission would be misread.
            close();
            throw e;
        } finally {
            writing.complete(null);
        }
    }

    /** An answer remains until jSMPP asks for it. Without an answer the submission is removed, and a late answer is logged. */
    private void ended(int sequence, SubmissionAnswer end) {
        if (end instanceof SubmissionAnswer.None) {
            pending.remove(sequence);
            retired = true;
        }
        closeIfDone();
    }

    private void closeIfDone() {
        if (retired && pending.areAllAnswered()) {
            closeSocket();
        }
    }

    /** The reader of the session finds its connection closed, and closes the session. */
    private void closeSocket() {
        try {
            connection().close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    /** jSMPP passes each answer to its waiting thread. For submissions no thread waits: the reader took their answers. */
    @Override
    protected PendingResponse<Command> removePendingResponse(int sequence) {
        return pending.remove(sequence) ? new PendingResponse<>(0) : super.removePendingResponse(sequence);
    }

    private static Connection connect(String host, int port, SmsConfiguration settings) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), (int)
                    settings.connectTimeout().toMillis());
            return new SocketConnection(settings.tls() ? encrypted(socket, settings) : socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket encrypted(Socket socket, SmsConfiguration settings) throws IOException {
        socket.setSoTimeout((int) settings.bindTimeout().toMillis());
        var encrypted = settings.trustedCertificates()
                .map(TrustedCertificates::of)
                .orElseGet(TrustedCertificates::ofRuntime)
                .encrypt(socket, settings.host(), settings.port());
        encrypted.setSoTimeout(0);
        return encrypted;
    }
}
