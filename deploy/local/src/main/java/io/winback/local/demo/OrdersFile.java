package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.local.stack.ProgressLog;
import io.winback.local.stack.StackFailure;
import java.net.URLEncoder;
import java.nio.file.Path;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Imports a file of orders, and says as which format it is read. */
public record OrdersFile(ApiClient api, String customerService, ProgressLog progress) {

    /**
     * @param format null to detect it by the header
     * @return the job, with its figures
     * @throws StackFailure if the file is refused; it says why in words
     */
    public JsonNode send(Path file, String format) {
        var query = format == null ? "" : "&format=" + URLEncoder.encode(format, UTF_8);
        var accepted = new FileUpload(api, customerService).send(file, "kind=orders" + query);
        var job = new JobWait(api, customerService).result(accepted);
        progress.say(
                "the file is read as format %s".formatted(job.path("format").asText()));
        return job;
    }
}
