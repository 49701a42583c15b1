package io.winback.chassis.http;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The schema of every problem in the OpenAPI document: RFC 9457, with a code and the violations. */
final class ProblemSchemas {

    static final String PROBLEM = "Problem";

    private static final String VIOLATION = "Violation";

    private ProblemSchemas() {}

    static void addTo(Components components) {
        components.addSchema(PROBLEM, problem());
        components.addSchema(VIOLATION, violation());
    }

    private static Schema problem() {
        var violations = OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .description("What is wrong with which field, with status 400")
                .items(OASFactory.createSchema().ref(VIOLATION));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A problem (RFC 9457)")
                .required(List.of("status", "title"))
                .addProperty(
                        "type",
                        field(
                                SchemaType.STRING,
                                "The kind of problem; about:blank for that of its status",
                                "about:blank"))
                .addProperty("status", field(SchemaType.INTEGER, "The HTTP status", 422))
                .addProperty("title", field(SchemaType.STRING, "The HTTP status in words", "Unprocessable Entity"))
                .addProperty("detail", field(SchemaType.STRING, "What is wrong", "the coupon has expired"))
                .addProperty("instance", field(SchemaType.STRING, "The path of the request", "/v1/redemptions"))
                .addProperty(
                        "code",
                        field(
                                SchemaType.STRING,
                                "The rule that refuses the request, with status 422",
                                "COUPON_EXPIRED"))
                .addProperty("violations", violations);
    }

    private static Schema violation() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("What is wrong with one field")
                .required(List.of("field", "in", "message"))
                .addProperty("field", field(SchemaType.STRING, "The path of the field", "items[0].quantity"))
                .addProperty("in", field(SchemaType.STRING, "The part of the request", "body"))
                .addProperty("message", field(SchemaType.STRING, "What is expected", "must be a whole number"));
    }

    private static Schema field(SchemaType type, String description, Object example) {
        return OASFactory.createSchema().addType(type).description(description).examples(List.of(example));
    }
}
