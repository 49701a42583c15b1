package io.winback.campaign.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.winback.chassis.http.ReceivedValue;
import io.winback.events.Channel;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the message of a step is sent: to one {@link Channel}, or to the channel that the customer prefers. */
@Schema(type = SchemaType.STRING, description = "PREFERRED, or the name of a channel", examples = "PREFERRED")
public record StepChannel(@JsonValue String name) {

    private static final List<String> NAMES = Stream.concat(
                    Stream.of("PREFERRED"), Stream.of(Channel.values()).map(Channel::name))
            .toList();

    /** The channel that the customer prefers. */
    public static final StepChannel PREFERRED = new StepChannel("PREFERRED");

    /** @throws IllegalArgumentException if there is no such channel */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StepChannel {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "must be one of %s, not %s".formatted(String.join(", ", NAMES), ReceivedValue.quoted(name)));
        }
    }
}
