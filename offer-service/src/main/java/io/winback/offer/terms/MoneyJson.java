package io.winback.offer.terms;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.winback.chassis.http.ReceivedValue;
import io.winback.events.Money;
import java.io.IOException;

/** Reads money. A bare number names no currency, so it is refused. */
class MoneyJson extends JsonDeserializer<Money> {

    /** What is expected instead of a value that is no object; the value follows. */
    private final String expected;

    MoneyJson() {
        this(Amount.NO_MONEY);
    }

    MoneyJson(String expected) {
        this.expected = expected;
    }

    @Override
    public Money deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            var refusal = new IllegalArgumentException(expected + received(json));
            throw JsonMappingException.from(json, refusal.getMessage(), refusal);
        }
        return context.readValue(json, Money.class);
    }

    private static String received(JsonParser json) throws IOException {
        if (!json.currentToken().isScalarValue()) {
            return "a list";
        }
        return json.hasToken(JsonToken.VALUE_STRING)
                ? ReceivedValue.quoted(json.getText())
                : ReceivedValue.shortened(json.getText());
    }
}
