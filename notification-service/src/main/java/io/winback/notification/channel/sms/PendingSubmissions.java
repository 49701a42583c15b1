package io.winback.notification.channel.sms;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;

/**
 * The submissions of a session by their sequence number, until jSMPP has removed their answers. jSMPP blocks a thread for each
 * answer, and does not wake it when the session is lost. So this reader takes the answers as they are read, in their order.
 */
final class PendingSubmissions extends DefaultPDUReader {

    private final Map<Integer, CompletableFuture<SubmissionAnswer>> answers = new ConcurrentHashMap<>();

    CompletableFuture<SubmissionAnswer> add(int sequence) {
        var answer = new CompletableFuture<SubmissionAnswer>();
        answers.put(sequence, answer);
        return answer;
    }

    /** @return false if there is no submission with this number */
    boolean remove(int sequence) {
        return answers.remove(sequence) != null;
    }

    boolean areAllAnswered() {
        return answers.values().stream().allMatch(CompletableFuture::isDone);
    }

    /** The session is lost: no further answer comes. */
    void endAll() {
        answers.values().forEach(answer -> answer.complete(SubmissionAnswer.LOST));
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command header) throws IOException {
        var pdu = super.readPDU(in, header);
        int command = header.getCommandId();
        if (command == SMPPConstant.CID_SUBMIT_SM_RESP || command == SMPPConstant.CID_GENERIC_NACK) {
            var answer = answers.get(header.getSequenceNumber());
            if (answer != null) {
                answer.complete(new SubmissionAnswer.Status(header.getCommandStatus()));
            }
        }
        return pdu;
    }
}
