package io.winback.chassis.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads JSON without conversion: a number is no text, no truth value and no date, a text is no number, and a fraction is no
 * whole number. A number of a field with any values is read exactly. A date with a time is no date, and a number in a text is no
 * time. Spaces around a code or an id are part of it. A field stands once, and the document ends with its value.
 * {@link JsonLimits} bound its size.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    /** The forms of JSON that are not converted to a kind of value. */
    private static final Map<LogicalType, List<CoercionInputShape>> REFUSED = Map.of(
            LogicalType.Integer,
            List.of(CoercionInputShape.String, CoercionInputShape.EmptyString, CoercionInputShape.Float),
            LogicalType.Float,
            List.of(CoercionInputShape.String, CoercionInputShape.EmptyString),
            LogicalType.Boolean,
            List.of(
                    CoercionInputShape.Integer,
                    CoercionInputShape.Float,
                    CoercionInputShape.String,
                    CoercionInputShape.EmptyString),
            LogicalType.Textual,
            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean),
            LogicalType.Enum,
            List.of(CoercionInputShape.Integer, CoercionInputShape.EmptyString),
            LogicalType.DateTime,
            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.EmptyString));

    /** After the modules of the framework, whose readers of times accept numbers. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.getFactory()
                .setStreamReadConstraints(JsonLimits.with(json.getFactory().streamReadConstraints()));
        json.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        json.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        REFUSED.forEach((type, forms) ->
                forms.forEach(form -> json.coercionConfigFor(type).setCoercion(form, CoercionAction.Fail)));
        json.registerModule(new SimpleModule("strict times")
                .addDeserializer(Instant.class, new FromText<>(Instant.class, new PlainTime()))
                .addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, new PlainDate()))
                .setDeserializerModifier(new ExactTexts()));
    }

    /** A time or a date stands as text: a number would be read as seconds or days, and an empty list as null. */
    private static final class FromText<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient JsonDeserializer<T> reader;

        FromText(Class<T> type, JsonDeserializer<T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.hasToken(JsonToken.VALUE_STRING)
                    ? reader.deserialize(parser, context)
                    : (T) context.handleUnexpectedToken(handledType(), parser);
        }
    }

    /** A date with its time and zone. The reader of the framework takes digits alone as seconds, and cuts spaces off. */
    private static final class PlainTime extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1;

        private static final Pattern DATE_AND_TIME =
                Pattern.compile("[+-]?[0-9]{4,10}-[0-9]{2}-[0-9]{2}[Tt][0-9:.,]+(?:[Zz]|[+-][0-9:]+)");

        PlainTime() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return DATE_AND_TIME.matcher(parser.getText()).matches()
                    ? InstantDeserializer.INSTANT.deserialize(parser, context)
                    : (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), "not a time");
        }
    }

    /** A date alone. The reader of the framework cuts a time off, which may be of another day where the customer lives. */
    private static final class PlainDate extends StdDeserializer<LocalDate> {

        private static final long serialVersionUID = 1;

        PlainDate() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return LocalDate.parse(parser.getText());
            } catch (DateTimeParseException e) {
                return (LocalDate) context.handleWeirdStringValue(LocalDate.class, parser.getText(), e.getMessage());
            }
        }
    }
}
