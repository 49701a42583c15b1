package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.local.demo.ApiClient.Answer;
import io.winback.local.stack.StackFailure;
import java.nio.file.Path;

/** Sends a file to the import of customer-service. */
record FileUpload(ApiClient api, String customerService) {

    /**
     * @return the job
     * @throws StackFailure if the file is refused; it says why in words
     */
    JsonNode send(Path file, String query) {
        var answer = api.tryPost(customerService + "/v1/imports?" + query, "text/csv", file);
        if (answer.status() != 202) {
            throw new StackFailure(refusal(file, answer));
        }
        return answer.body();
    }

    /** The problem of a refused file, for people. */
    static String refusal(Path file, Answer answer) {
        var problem = answer.body();
        var detail = problem.path("detail").asText();
        var text = new StringBuilder("%s cannot be imported (%d): %s".formatted(file, answer.status(), detail));
        for (var violation : problem.path("violations")) {
            var message = violation.path("message").asText();
            // One violation is often the detail itself.
            if (!detail.endsWith(message)) {
                text.append("\n  ")
                        .append(violation.path("field").asText())
                        .append(": ")
                        .append(message);
            }
        }
        return text.toString();
    }
}
