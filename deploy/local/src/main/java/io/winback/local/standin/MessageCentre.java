package io.winback.local.standin;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
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

/** A short-message centre that speaks SMPP 3.4 and delivers into our mailbox. */
final class MessageCentre implements ServerMessageReceiverListener {

    private static final String CHANNEL = "SMS";
    /** Where the sender's own message id travels. */
    private static final short MESSAGE_ID_TAG = 0x1401;

    private final int port;
    private final Mailbox mailbox;
    private final Faults faults;
    private final ExecutorService sessions = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "smpp-session");
        thread.setDaemon(true);
        return thread;
    });

    MessageCentre(int port, Mailbox mailbox, Faults faults) {
        this.port = port;
        this.mailbox = mailbox;
        this.faults = faults;
    }

    void start() throws IOException {
        var listener = new SMPPServerSessionListener(port);
        listener.setPduProcessorDegree(4);
        listener.setMessageReceiverListener(this);
        sessions.execute(() -> {
            while (true) {
                try {
                    var session = listener.accept();
                    sessions.execute(() -> bind(session));
                } catch (SocketTimeoutException e) {
                    // nobody called; listen on
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static void bind(SMPPServerSession session) {
        try {
            session.waitForBind(10_000).accept("winback", InterfaceVersion.IF_34);
        } catch (Exception e) {
            session.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submission, SMPPServerSession session)
            throws ProcessRequestException {
        if (faults.strikes(CHANNEL)) {
            throw new ProcessRequestException("not now", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        var to = "+" + submission.getDestAddress();
        var text = text(submission);
        var id = submission.getOptionalParameter(MESSAGE_ID_TAG);
        var headers = Map.of(
                "Message-Id",
                id == null ? "" : new String(((OptionalParameter.OctetString) id).getValue(), ISO_8859_1),
                "From",
                submission.getSourceAddr());
        var now = Instant.now();
        mailbox.add(CHANNEL, to, () -> new Received(CHANNEL, to, headers, text, null, now));
        try {
            return new SubmitSmResult(new MessageId(UUID.randomUUID().toString()), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("no id", SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }

    private static String text(SubmitSm submission) {
        var payload = submission.getOptionalParameter(OptionalParameter.Message_payload.class);
        var bytes = payload == null ? submission.getShortMessage() : payload.getValue();
        return new String(bytes, submission.getDataCoding() == Alphabet.ALPHA_UCS2.value() ? UTF_16BE : ISO_8859_1);
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
