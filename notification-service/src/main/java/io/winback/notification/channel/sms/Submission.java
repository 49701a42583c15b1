package io.winback.notification.channel.sms;

import java.io.IOException;
import java.io.OutputStream;
import org.jsmpp.PDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;

/**
 * One SMS as it is submitted. A text of any length is one submission (message_payload), so that it is accepted as a whole or not
 * at all.
 *
 * @param octets the text in the alphabet
 * @param messageId our id, in a TLV for message centres that deduplicate by it
 */
record Submission(String address, byte[] octets, Alphabet alphabet, String messageId) {

    /** In the range 0x1400–0x3FFF, which SMPP leaves to providers. */
    private static final short MESSAGE_ID_TAG = 0x1401;

    /** @throws PDUStringException if the address does not fit into a submission */
    void write(PDUSender sender, OutputStream out, int sequence, String from) throws IOException, PDUStringException {
        sender.sendSubmitSm(
                out,
                sequence,
                "",
                TypeOfNumber.ALPHANUMERIC,
                NumberingPlanIndicator.UNKNOWN,
                from,
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
    }
}
