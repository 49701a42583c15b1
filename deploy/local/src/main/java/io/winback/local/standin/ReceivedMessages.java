package io.winback.local.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The messages that the stand-ins received, in order. Only an index is in memory. A message is read and parsed when it is
 * queried, not when it arrives.
 */
final class ReceivedMessages {

    private final List<Arrived> arrived = new ArrayList<>();
    private final MessageSpool spool = new MessageSpool();
    private final ObjectMapper json;

    ReceivedMessages(ObjectMapper json) {
        this.json = json;
    }

    /** @param mailAt null for a message of another channel, which is stored as JSON */
    private record Arrived(String channel, String to, long position, int length, Instant mailAt) {

        boolean matches(String wantedChannel, String wantedTo) {
            return (wantedChannel == null || wantedChannel.equals(channel))
                    && (wantedTo == null || wantedTo.equals(to));
        }
    }

    /** Stores the bytes of a mail for one recipient. */
    void addMail(String to, byte[] raw, Instant receivedAt) {
        add(MailServer.CHANNEL, to, raw, receivedAt);
    }

    void add(ReceivedMessage message) {
        try {
            add(message.channel(), message.to(), json.writeValueAsBytes(message), null);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void add(String channel, String to, byte[] bytes, Instant mailAt) {
        arrived.add(new Arrived(channel, to, spool.append(bytes), bytes.length, mailAt));
    }

    synchronized void clear() {
        arrived.clear();
    }

    synchronized long count(String channel, String to) {
        return arrived.stream().filter(message -> message.matches(channel, to)).count();
    }

    /** The newest matching messages, oldest first. */
    Stream<ReceivedMessage> newest(String channel, String to, int most) {
        var matching = matching(channel, to);
        return matching.subList(Math.max(0, matching.size() - most), matching.size()).stream()
                .map(this::read);
    }

    /** The matching messages after this many of them, oldest first. */
    Stream<ReceivedMessage> after(String channel, String to, long after, int most) {
        return matching(channel, to).stream().skip(after).limit(most).map(this::read);
    }

    private synchronized List<Arrived> matching(String channel, String to) {
        return arrived.stream().filter(message -> message.matches(channel, to)).toList();
    }

    private ReceivedMessage read(Arrived message) {
        var bytes = spool.read(message.position(), message.length());
        if (message.mailAt() != null) {
            return ReceivedMail.read(message.to(), bytes, message.mailAt());
        }
        try {
            return json.readValue(bytes, ReceivedMessage.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
