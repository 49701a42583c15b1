package io.winback.notification.channel.sms;

import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse;
import java.util.Set;
import org.jsmpp.SMPPConstant;

/** The meaning of each status of SMPP 3.4 (5.1.3) and 5.0 for a submission. */
final class SubmissionStatus {

    /** The address does not exist. The service sets its type and plan, so their refusal is not about the recipient. */
    private static final Set<Integer> BAD_ADDRESS = Set.of(SMPPConstant.STAT_ESME_RINVDSTADR);

    /** The text is too long, or in an alphabet that the message centre does not support. */
    private static final Set<Integer> BAD_CONTENT = Set.of(
            SMPPConstant.STAT_ESME_RINVMSGLEN,
            SMPPConstant.STAT_ESME_RINVTLVLEN,
            SMPPConstant.STAT_ESME_RINVTLVVAL,
            SMPPConstant.STAT_ESME_RINVDCS);

    /** The sending rate is too high, or the account is not accepted. Every message would be refused, so the channel pauses. */
    private static final Set<Integer> NOT_ABOUT_THE_MESSAGE = Set.of(
            SMPPConstant.STAT_ESME_RTHROTTLED,
            SMPPConstant.STAT_ESME_RMSGQFUL,
            SMPPConstant.STAT_ESME_RINVCMDLEN,
            SMPPConstant.STAT_ESME_RINVCMDID,
            SMPPConstant.STAT_ESME_RINVBNDSTS,
            SMPPConstant.STAT_ESME_RALYBND,
            SMPPConstant.STAT_ESME_RINVSRCADR,
            SMPPConstant.STAT_ESME_RINVSRCTON,
            SMPPConstant.STAT_ESME_RINVSRCNPI,
            SMPPConstant.STAT_ESME_RINVDSTTON,
            SMPPConstant.STAT_ESME_RINVDSTNPI,
            SMPPConstant.STAT_ESME_RBINDFAIL,
            SMPPConstant.STAT_ESME_RINVPASWD,
            SMPPConstant.STAT_ESME_RINVSYSID,
            SMPPConstant.STAT_ESME_RINVSERTYP,
            SMPPConstant.STAT_ESME_RINVSYSTYP,
            SMPPConstant.STAT_ESME_RTLVNOTALLWD,
            SMPPConstant.STAT_ESME_RSERTYPUNAUTH,
            SMPPConstant.STAT_ESME_RPROHIBITED,
            SMPPConstant.STAT_ESME_RSERTYPUNAVAIL,
            SMPPConstant.STAT_ESME_RSERTYPDENIED);

    private SubmissionStatus() {}

    /**
     * A system error, a failed submission, and a status that a provider defines may concern this message only: it is retried,
     * and the channel does not pause.
     */
    static ProviderResponse response(int status) {
        if (status == SMPPConstant.STAT_ESME_ROK) {
            return new ProviderResponse.Accepted();
        }
        var detail = "the message centre answered status 0x%08x".formatted(status);
        if (BAD_ADDRESS.contains(status)) {
            return new ProviderResponse.Refused(Refusal.HARD_BOUNCED, detail);
        }
        if (BAD_CONTENT.contains(status)) {
            return new ProviderResponse.Refused(Refusal.RENDER_ERROR, detail);
        }
        return NOT_ABOUT_THE_MESSAGE.contains(status)
                ? new ProviderResponse.Unavailable(detail, null)
                : new ProviderResponse.Deferred(detail, null);
    }
}
