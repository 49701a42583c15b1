package io.winback.notification.channel.sms;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.Outgoing;
import io.winback.notification.channel.ProviderResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;

/**
 * SMS by SMPP 3.4, over one session with several submissions under way. A text goes as one submission, whatever its length
 * (message_payload), so that it is accepted whole or not at all. SMPP knows no key against doubles: ours travels in a TLV
 * of the range for providers, for those that can use it.
 */
@ApplicationScoped
class SmsMessenger implements Messenger {

    /** In the range 0x1400–0x3FFF, which SMPP leaves to providers. */
    private static final short MESSAGE_ID_TAG = 0x1401;

    private static final Set<Integer> BAD_ADDRESS = Set.of(
            SMPPConstant.STAT_ESME_RINVDSTADR, SMPPConstant.STAT_ESME_RINVDSTTON, SMPPConstant.STAT_ESME_RINVDSTNPI);

    private final NotificationConfiguration.Sms settings;
    private final long timeoutMillis;
    private final ExecutorService submissions;
    private SMPPSession session;

    SmsMessenger(NotificationConfiguration configuration) {
        this.settings = configuration.sms();
        this.timeoutMillis = configuration.attemptTimeout().toMillis();
        this.submissions = Executors.newFixedThreadPool(settings.window(), work -> {
            var thread = new Thread(work, "sms-submission");
            thread.setDaemon(true);
            return thread;
        });
    }

    @PreDestroy
    synchronized void close() {
        submissions.shutdownNow();
        if (session != null) {
            session.unbindAndClose();
        }
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
        return CompletableFuture.supplyAsync(() -> submit(message, handover), submissions);
    }

    private ProviderResponse submit(Outgoing message, Handover handover) {
        try {
            var session = bound();
            if (!handover.begin()) {
                return new ProviderResponse.NotHandedOver();
            }
            var text = SmsText.of(message.content().text());
            session.submitShortMessage(
                    "",
                    TypeOfNumber.ALPHANUMERIC,
                    NumberingPlanIndicator.UNKNOWN,
                    settings.from(),
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    message.address().replaceFirst("^\\+", ""),
                    new ESMClass(),
                    (byte) 0,
                    (byte) 1,
                    null,
                    null,
                    new RegisteredDelivery(0),
                    (byte) 0,
                    new GeneralDataCoding(text.wide() ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT),
                    (byte) 0,
                    new byte[0],
                    new OptionalParameter.Message_payload(text.bytes()),
                    new OptionalParameter.OctetString(
                            MESSAGE_ID_TAG, message.messageId().toString()));
            return new ProviderResponse.Accepted();
        } catch (NegativeResponseException e) {
            return BAD_ADDRESS.contains(e.getCommandStatus())
                    ? new ProviderResponse.Refused(Refusal.HARD_BOUNCED, e.getMessage())
                    : new ProviderResponse.Deferred(e.getMessage(), null);
        } catch (PDUException e) {
            return new ProviderResponse.Refused(Refusal.RENDER_ERROR, e.getMessage());
        } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
            drop();
            return new ProviderResponse.Unknown(e.toString());
        }
    }

    private synchronized SMPPSession bound() throws IOException {
        if (session == null || !session.getSessionState().isBound()) {
            session = new SMPPSession();
            session.setTransactionTimer(timeoutMillis);
            session.connectAndBind(
                    settings.host(),
                    settings.port(),
                    new BindParameter(
                            BindType.BIND_TX,
                            settings.systemId(),
                            settings.password(),
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null),
                    timeoutMillis);
        }
        return session;
    }

    private synchronized void drop() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
