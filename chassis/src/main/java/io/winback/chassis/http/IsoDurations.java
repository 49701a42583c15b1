package io.winback.chassis.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * Durations in requests and answers are texts of ISO 8601 such as {@code P30D}. A number is refused: its unit would be a guess.
 * Months and years are refused, because they differ in length. Whole days are answered as days.
 */
@Singleton
public class IsoDurations implements ObjectMapperCustomizer {

    /** After the module of the framework, which reads numbers as seconds. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("winback-durations")
                .addDeserializer(Duration.class, new Reader())
                .addSerializer(Duration.class, new Writer()));
    }

    /** Whole days as days, such as {@code P30D} or {@code -P3D}. */
    public static String text(Duration duration) {
        var days = duration.toDays();
        if (days < 0 && duration.equals(Duration.ofDays(days))) {
            return "-P" + -days + "D";
        }
        return days != 0 && duration.equals(Duration.ofDays(days)) ? "P" + days + "D" : duration.toString();
    }

    private static final class Reader extends StdScalarDeserializer<Duration> {

        private static final long serialVersionUID = 1;

        private Reader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.hasToken(JsonToken.START_OBJECT) || json.hasToken(JsonToken.START_ARRAY)) {
                return (Duration) context.handleUnexpectedToken(Duration.class, json);
            }
            var text = json.getText();
            if (json.hasToken(JsonToken.VALUE_STRING)) {
                try {
                    return Duration.parse(text);
                } catch (DateTimeParseException e) {
                    // It is refused as a number is.
                }
            }
            throw InvalidFormatException.from(json, "not a duration", received(json), Duration.class);
        }
    }

    /** A number stays a number, so that a message repeats it without quotes. */
    private static Object received(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NUMBER_INT -> json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            default -> json.getText();
        };
    }

    private static final class Writer extends StdScalarSerializer<Duration> {

        private static final long serialVersionUID = 1;

        private Writer() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration duration, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text(duration));
        }
    }
}
