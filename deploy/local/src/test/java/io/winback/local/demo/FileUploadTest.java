package io.winback.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FileUploadTest {

    @Test
    void refusalOfAFileNamesTheFieldsOnce() throws IOException {
        assertThat(refusal("""
                {"detail": "the file lacks Total, Email", "violations": [
                    {"field": "Total", "message": "is missing"}, {"field": "Email", "message": "is missing"}]}"""))
                .isEqualTo("orders.csv cannot be imported (400): the file lacks Total, Email"
                        + "\n  Total: is missing\n  Email: is missing");
        assertThat(refusal("""
                {"detail": "the file is a PDF document", "violations": [
                    {"field": "body", "message": "the file is a PDF document"}]}""")).isEqualTo("orders.csv cannot be imported (400): the file is a PDF document");
    }

    private static String refusal(String problem) throws IOException {
        return FileUpload.refusal(
                Path.of("orders.csv"), new ApiClient.Answer(400, new ObjectMapper().readTree(problem)));
    }
}
