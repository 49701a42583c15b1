package io.winback.chassis.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import java.io.IOException;
import java.util.UUID;

/**
 * Texts that stand for a value, such as a currency, a UUID or a constant, are read as they are. The readers of the framework cut
 * spaces off, and read a UUID in other forms, too.
 */
final class ExactTexts extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1;

    private static final int UUID_LENGTH = 36;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> reader) {
        return reader instanceof FromStringDeserializer<?> ? new Exact(reader) : reader;
    }

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> reader) {
        return new Exact(reader);
    }

    private static final class Exact extends DelegatingDeserializer {

        private static final long serialVersionUID = 1;

        Exact(JsonDeserializer<?> reader) {
            super(reader);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
            return new Exact(reader);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.hasToken(JsonToken.VALUE_STRING) && isAnotherForm(parser.getText())
                    ? context.handleWeirdStringValue(handledType(), parser.getText(), "not exact")
                    : super.deserialize(parser, context);
        }

        private boolean isAnotherForm(String text) {
            return !text.equals(text.trim()) || handledType() == UUID.class && text.length() != UUID_LENGTH;
        }
    }
}
