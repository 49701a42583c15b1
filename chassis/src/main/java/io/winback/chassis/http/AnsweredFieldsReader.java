package io.winback.chassis.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import io.quarkus.arc.Arc;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** Keeps the {@link AnsweredFields} of a body for {@link SentBack}, where other unknown fields are refused. */
@Singleton
class AnsweredFieldsReader implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addHandler(new Handler());
    }

    private static final class Handler extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser json,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String field)
                throws IOException {
            var type = beanOrClass instanceof Class<?> known ? known : beanOrClass.getClass();
            var answered = type.getAnnotation(AnsweredFields.class);
            if (answered == null || !List.of(answered.value()).contains(field) || !isInRequest()) {
                return false;
            }
            JsonNode value = context.readTree(json);
            Arc.container().instance(SentBack.class).get().add(field, value);
            return true;
        }

        private static boolean isInRequest() {
            return Arc.container() != null && Arc.container().requestContext().isActive();
        }
    }
}
