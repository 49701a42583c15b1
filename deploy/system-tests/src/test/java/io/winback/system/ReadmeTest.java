package io.winback.system;

import io.winback.local.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands of the README, as a reader pastes them into a shell. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");

    private final RunningStack system = RunningStack.get();

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ja.md"})
    void theExampleReachesTheCustomer(String file, @TempDir Path folder) throws Exception {
        var customer = "hina-" + file.toLowerCase().replace('.', '-');
        var script = curls(file, customer);
        assertThat(script).contains("/activation").contains("/v1/cancellations").contains("DELETE");

        var output = run(folder, script);

        assertThat(output).contains("佐藤 陽菜様、おかえりなさい").contains("\"ENROLLED\"");
        assertThat(output.lines().filter(line -> line.contains("violations") || line.contains("\"status\":4")))
                .isEmpty();
        assertThat(system.received("to=" + customer + "@customers.example")
                        .path("count")
                        .asInt())
                .isPositive();
    }

    /** The blocks with requests, sent to the ports and about the customer of this test. */
    private String curls(String file, String customer) throws IOException {
        var script = new StringBuilder();
        var blocks = BLOCK.matcher(Files.readString(StackOptions.checkout().resolve(file)));
        while (blocks.find()) {
            if (blocks.group(1).startsWith("curl ")) {
                script.append(blocks.group(1));
            }
        }
        var ports = system.stack().ports();
        return script.toString()
                .replace("hina", customer)
                .replace("\"o-", "\"" + customer + "-")
                .replace("deploy/local/.run", system.home().toString())
                .replace("localhost:8081", "localhost:" + ports.of("customer"))
                .replace("localhost:8082", "localhost:" + ports.of("campaign"))
                .replace("localhost:8083", "localhost:" + ports.of("offer"))
                .replace("localhost:8084", "localhost:" + ports.of("notification"))
                .replace("localhost:8090", "localhost:" + ports.of("stand-ins"));
    }

    private static String run(Path folder, String script) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("example.sh"), script);
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder("bash", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output);
    }
}
