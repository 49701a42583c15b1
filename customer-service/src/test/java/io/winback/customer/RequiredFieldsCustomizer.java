package io.winback.customer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.winback.testkit.RequiredFields;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Each answer of a test has the fields that the OpenAPI document requires. */
@Singleton
class RequiredFieldsCustomizer implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        json.registerModule(new RequiredFields(Path.of("..", "docs", "api", "customer-service.yaml")));
    }
}
