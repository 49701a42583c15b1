package io.winback.notification.channel.sms;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.DefaultComposer;

/**
 * One session with the message centre. It submits without blocking a thread until the answer comes, and ends every
 * submission at the latest when the response timer runs out or the session is lost.
 *
 * <p>jSMPP blocks a thread for each answer, and does not wake it when the session is lost. So answers are taken where
 * they are read, in their order.
 */
final class SmppSession extends SMPPSession {

    /** In the range 0x1400–0x3FFF, which SMPP leaves to providers. */
    private static final short MESSAGE_ID_TAG = 0x1401;

    private final SmsConfiguration settings;
    private final Map<Integer, CompletableFuture<Answer>> submitted;
    private volatile boolean retired;

    private SmppSession(SmsConfiguration settings, Map<Integer, CompletableFuture<Answer>> submitted) {
        super(
                new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())),
                new AnswerReader(submitted),
                (host, port) -> connect(host, port, settings));
        this.settings = settings;
        this.submitted = submitted;
        setEnquireLinkTimer((int) settings.enquireLink().toMillis());
        setTransactionTimer(settings.responseTimer().toMillis());
        addSessionStateListener((state, before, source) -> {
            if (state == SessionState.CLOSED) {
                submitted.values().forEach(answer -> answer.complete(Answer.LOST));
            }
        });
    }

    /** How a submission ended. */
    sealed interface Answer {

        Answer LOST = new None("the session was lost before the message centre answered");

        /** @param status of the response, 0 if the submission was accepted */
        record Status(int status) implements Answer {}

        /** The message centre may have the submission, and did not say so. */
        record None(String detail) implements Answer {}
    }

    /** Connects and binds, within the connect timeout and the bind timeout. */
    static SmppSession bind(SmsConfiguration settings) throws IOException {
        var session = new SmppSession(settings, new ConcurrentHashMap<>());
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

    /** Takes no further submissions, and closes when those under way have ended. */
    void retire() {
        retired = true;
        closeIfDone();
    }

    /** Says good-bye and closes. A message centre that does not answer is not waited for longer than this. */
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
     * Writes a submission. A text goes as one, whatever its length (message_payload), so that it is accepted whole or not
     * at all. Our message id travels in a TLV for message centres that deduplicate by it.
     *
     * @return the answer; it never completes exceptionally
     * @throws IOException if the submission was not written whole, so that the message centre cannot have it; the session
     *     is closed
     * @throws PDUStringException if the address does not fit into a submission
     */
    CompletableFuture<Answer> submit(String address, byte[] octets, Alphabet alphabet, String messageId)
            throws IOException, PDUStringException {
        int sequence = sequence().nextValue();
        var answer = new CompletableFuture<Answer>();
        submitted.put(sequence, answer);
        var writing = new CompletableFuture<Void>();
        try {
            ensureTransmittable("submit_sm");
            // A message centre that stopped reading blocks the write: closing the session ends it.
            writing.orTimeout(settings.bindTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(timeout -> {
                        closeSocket();
                        return null;
                    });
            write(sequence, address, octets, alphabet, messageId);
            writing.complete(null);
        } catch (IOException | PDUStringException | RuntimeException e) {
            writing.complete(null);
            submitted.remove(sequence);
            throw e;
        }
        answer.completeOnTimeout(
                        new Answer.None("no answer within " + settings.responseTimer()),
                        settings.responseTimer().toMillis(),
                        TimeUnit.MILLISECONDS)
                .thenAccept(end -> ended(sequence, end));
        return answer;
    }

    private void write(int sequence, String address, byte[] octets, Alphabet alphabet, String messageId)
            throws IOException, PDUStringException {
        try {
            pduSender()
                    .sendSubmitSm(
                            connection().getOutputStream(),
                            sequence,
                            "",
                            TypeOfNumber.ALPHANUMERIC,
                            NumberingPlanIndicator.UNKNOWN,
                            settings.from(),
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            address,
                            new ESMClass(),
                            (byte) 0,
                            (byte) 1,
                            null,
                            null,
                            new RegisteredDelivery(0),
                            (byte) 0,
                            new GeneralDataCoding(alphabet),
                            (byte) 0,
                            new byte[0],
                            new OptionalParameter.Message_payload(octets),
                            new OptionalParameter.OctetString(MESSAGE_ID_TAG, messageId));
        } catch (IOException e) {
            // What follows half a submission on the wire would be misread.
            close();
            throw e;
        }
    }

    /** An answer stays known until jSMPP asks for it; what was not answered is forgotten, and later answers are logged. */
    private void ended(int sequence, Answer end) {
        if (end instanceof Answer.None) {
            submitted.remove(sequence);
            retired = true;
        }
        closeIfDone();
    }

    private void closeIfDone() {
        if (retired && submitted.values().stream().allMatch(CompletableFuture::isDone)) {
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

    /** jSMPP hands each answer to who waits for it. Those to submissions were taken when they were read. */
    @Override
    protected PendingResponse<Command> removePendingResponse(int sequence) {
        return submitted.remove(sequence) == null ? super.removePendingResponse(sequence) : new PendingResponse<>(0);
    }

    private static Connection connect(String host, int port, SmsConfiguration settings) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), (int)
                    settings.connectTimeout().toMillis());
            return new SocketConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static final class AnswerReader extends DefaultPDUReader {

        private final Map<Integer, CompletableFuture<Answer>> submitted;

        private AnswerReader(Map<Integer, CompletableFuture<Answer>> submitted) {
            this.submitted = submitted;
        }

        @Override
        public byte[] readPDU(DataInputStream in, Command header) throws IOException {
            var pdu = super.readPDU(in, header);
            int command = header.getCommandId();
            if (command == SMPPConstant.CID_SUBMIT_SM_RESP || command == SMPPConstant.CID_GENERIC_NACK) {
                var answer = submitted.get(header.getSequenceNumber());
                if (answer != null) {
                    answer.complete(new Answer.Status(header.getCommandStatus()));
                }
            }
            return pdu;
        }
    }
}
