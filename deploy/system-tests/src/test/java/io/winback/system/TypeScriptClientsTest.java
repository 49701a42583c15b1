package io.winback.system;

import io.winback.testkit.Node;
import io.winback.testkit.RequiresNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The TypeScript clients that are generated from {@code docs/api}, in the program {@code clients.ts}. */
@RequiresNode
class TypeScriptClientsTest {

    private static final Path CLIENTS = Path.of("..", "api-clients", "target").toAbsolutePath();
    private static final Path COMPILER = Path.of(System.getProperty("winback.typescript-compiler"));
    private static final Path PROGRAM = Path.of("src", "test", "typescript", "clients.ts");

    @TempDir
    private Path folder;

    @Test
    void aProgramThatUsesAllClientsIsCompiledStrictlyAndWorks() throws IOException {
        var sources = CLIENTS.resolve("typescript");
        Files.copy(PROGRAM, sources.resolve("clients.ts"), StandardCopyOption.REPLACE_EXISTING);
        var system = RunningStack.get();

        var compiled = Node.run(
                COMPILER,
                "--strict",
                "--target",
                "es2022",
                "--lib",
                "es2022,dom,dom.iterable",
                "--module",
                "node16",
                "--outDir",
                folder.toString(),
                sources.resolve("clients.ts").toString());
        assertThat(compiled.output()).isEmpty();
        assertThat(compiled.exitCode()).isZero();

        var ran = Node.run(
                folder.resolve("clients.js"),
                system.customer(""),
                system.campaign(""),
                system.offer(""),
                system.notification(""),
                UUID.randomUUID().toString(),
                system.key());
        assertThat(ran.output().lines())
                .containsExactly(
                        "customer 佐藤 花子, EMAIL allowed, phone undefined",
                        "order 4800.5 USD at 2024-11-22T03:04:05.678Z",
                        "job DONE, 1 accepted",
                        "campaign DRAFT, goal within P30D, next step after PT51H",
                        "offer 12.5 % up to 20.5 USD",
                        "redemption 12.5 USD off, 87.55 USD to pay",
                        "refused with 422 COUPON_USED_UP",
                        "template おかえりなさい",
                        "messages 0, next undefined",
                        "refused with 400 total.amount");
        assertThat(ran.exitCode()).isZero();
    }
}
