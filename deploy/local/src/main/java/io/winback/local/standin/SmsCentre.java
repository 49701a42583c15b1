package io.winback.local.standin;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.EnquireLink;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

/** A short-message centre for SMPP 3.4 that stores the messages. */
final class SmsCentre implements ServerMessageReceiverListener {

    private static final String CHANNEL = "SMS";
    /** The optional parameter with the sender's message id. */
    private static final short MESSAGE_ID_TAG = 0x1401;

    private static final int MOST_AT_ONCE = 128;
    /** The largest number of parts of one message, and the octets of text in each. */
    private static final int MOST_PARTS = 255;

    private static final int SEPTETS = 153;
    private static final int UCS2_OCTETS = 134;

    private final int port;
    private final SSLContext tls;
    private final ReceivedMessages mailbox;
    private final FaultSettings faults;
    private final ExecutorService sessions = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "smpp-session");
        thread.setDaemon(true);
        return thread;
    });

    /** @param tls for connections over TLS only; null for connections without it */
    SmsCentre(int port, ReceivedMessages mailbox, FaultSettings faults, SSLContext tls) {
        this.port = port;
        this.tls = tls;
        this.mailbox = mailbox;
        this.faults = faults;
    }

    void start() throws IOException {
        var listener = tls == null
                ? new SMPPServerSessionListener(port)
                : new SMPPServerSessionListener(port, new EncryptedConnections(tls));
        // One thread per answer, so that a delayed answer delays no other.
        listener.setPduProcessorDegree(MOST_AT_ONCE);
        listener.setMessageReceiverListener(this);
        sessions.execute(() -> {
            while (true) {
                try {
                    var session = listener.accept();
                    sessions.execute(() -> bind(session));
                } catch (SocketTimeoutException e) {
                    // no connection within the time limit; accept again
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void bind(SMPPServerSession session) {
        try {
            var request = session.waitForBind(10_000);
            faults.beforeAnswer(CHANNEL);
            request.accept("winback", InterfaceVersion.IF_34);
        } catch (Exception e) {
            session.close();
        }
    }

    @Override
    public void onAcceptEnquireLink(EnquireLink enquiry, Session session) {
        if (faults.of(CHANNEL).hangSeconds() > 0) {
            faults.beforeAnswer(CHANNEL);
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submission, SMPPServerSession session)
            throws ProcessRequestException {
        var arrivedAt = Instant.now();
        var fault = faults.of(CHANNEL);
        if (fault.refusesMessage()) {
            faults.beforeAnswer(CHANNEL);
            throw new ProcessRequestException("not now", status(fault.answer()));
        }
        keep(submission, arrivedAt);
        if (fault.dropAfterSubmit()) {
            session.close();
        }
        faults.beforeAnswer(CHANNEL);
        try {
            return new SubmitSmResult(new MessageId(UUID.randomUUID().toString()), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("no id", SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }

    private void keep(SubmitSm submission, Instant arrivedAt) throws ProcessRequestException {
        var to = "+" + submission.getDestAddress();
        var text = text(submission);
        var id = submission.getOptionalParameter(MESSAGE_ID_TAG);
        var headers = Map.of(
                "Message-Id",
                id == null ? "" : new String(((OptionalParameter.OctetString) id).getValue(), ISO_8859_1),
                "From",
                submission.getSourceAddr(),
                "Data-Coding",
                Integer.toString(submission.getDataCoding()));
        mailbox.add(new ReceivedMessage(CHANNEL, to, headers, text, null, arrivedAt));
    }

    private static String text(SubmitSm submission) throws ProcessRequestException {
        var payload = submission.getOptionalParameter(OptionalParameter.Message_payload.class);
        var octets = payload == null ? submission.getShortMessage() : payload.getValue();
        boolean isWide = submission.getDataCoding() == Alphabet.ALPHA_UCS2.value();
        if (octets.length == 0
                || octets.length > MOST_PARTS * (isWide ? UCS2_OCTETS : SEPTETS)
                || isWide && octets.length % 2 > 0) {
            throw new ProcessRequestException("a text of " + octets.length, SMPPConstant.STAT_ESME_RINVMSGLEN);
        }
        try {
            return isWide ? new String(octets, UTF_16BE) : Gsm0338.decode(octets);
        } catch (IllegalArgumentException e) {
            throw new ProcessRequestException(e.getMessage(), SMPPConstant.STAT_ESME_RINVDCS, e);
        }
    }

    /** An SMPP status by its number, or by its name with or without the prefix, such as RTHROTTLED. */
    private static int status(String answer) {
        if (answer == null) {
            return SMPPConstant.STAT_ESME_RTHROTTLED;
        }
        if (Character.isDigit(answer.charAt(0))) {
            return Integer.decode(answer);
        }
        try {
            var name = "STAT_ESME_" + answer.replaceFirst("^(STAT_)?ESME_", "");
            return SMPPConstant.class.getField(name).getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("unknown SMPP status " + answer, e);
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti multi, SMPPServerSession session)
            throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession session) throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession session) throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession session) throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession session)
            throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession session)
            throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession session)
            throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) throws ProcessRequestException {
        throw notHere();
    }

    private static ProcessRequestException notHere() {
        return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
