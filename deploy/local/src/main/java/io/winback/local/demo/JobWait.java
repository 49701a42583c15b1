package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.local.process.Polling;
import io.winback.local.stack.StackFailure;
import java.time.Duration;

/** Waits for jobs of customer-service. */
record JobWait(ApiClient api, String customerService) {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(15);

    /**
     * @param accepted the answer to the request that started the job
     * @throws StackFailure if the job is not done in time
     */
    JsonNode result(JsonNode accepted) {
        var url = customerService + "/v1/jobs/" + accepted.path("jobId").asText();
        Polling.until(() -> !api.get(url).path("state").asText().equals("RUNNING"), TIME_LIMIT);
        var job = api.get(url);
        if (!job.path("state").asText().equals("DONE")) {
            throw new StackFailure("%s is %s: %s"
                    .formatted(
                            job.path("kind").asText(),
                            job.path("state").asText(),
                            job.path("failure").asText()));
        }
        return job;
    }
}
