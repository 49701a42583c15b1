package io.winback.testkit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Fails where an answer leaves out a field that the OpenAPI document requires. With this module, each test of an answer tests the
 * document too.
 */
public final class RequiredFields extends SimpleModule {

    private static final long serialVersionUID = 1;

    /** @param document the OpenAPI document of the service, such as {@code ../docs/api/offer-service.yaml} */
    public RequiredFields(Path document) {
        super("required fields");
        setSerializerModifier(new Modifier(read(document)));
    }

    private static ApiDocument read(Path document) {
        try {
            return ApiDocument.of(Files.readString(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Modifier extends BeanSerializerModifier {

        private static final long serialVersionUID = 1;

        private final transient ApiDocument document;

        private Modifier(ApiDocument document) {
            this.document = document;
        }

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig settings, BeanDescription type, List<BeanPropertyWriter> fields) {
            var required = document.requiredIn(type.getBeanClass().getSimpleName());
            if (type.getBeanClass().isRecord()) {
                fields.replaceAll(
                        field -> required.contains(field.getName()) ? new Required(field, type.getBeanClass()) : field);
            }
            return fields;
        }
    }

    private static final class Required extends BeanPropertyWriter {

        private static final long serialVersionUID = 1;

        private final Class<?> type;

        private Required(BeanPropertyWriter field, Class<?> type) {
            super(field);
            this.type = type;
        }

        @Override
        public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider provider) throws Exception {
            if (get(bean) == null) {
                throw new IllegalStateException(
                        "%s has no %s, which the OpenAPI document requires".formatted(type.getSimpleName(), getName()));
            }
            super.serializeAsField(bean, json, provider);
        }
    }
}
