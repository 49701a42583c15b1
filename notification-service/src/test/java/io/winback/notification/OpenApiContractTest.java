package io.winback.notification;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.CommittedContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;

@QuarkusTest
class OpenApiContractTest {

    @Test
    void theCommittedOpenApiDocumentIsCurrentAndNotBroken() {
        var document =
                given().get("/q/openapi").then().statusCode(200).extract().asString();

        CommittedContract.check(Path.of("..", "docs", "api", "notification-service.yaml"), document);
    }
}
