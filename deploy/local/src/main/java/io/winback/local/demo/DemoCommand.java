package io.winback.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.StackOptions;
import io.winback.local.stack.ProgressLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays the whole loop. */
@Command(
        name = "demo",
        description = "Play the whole loop: import orders, find who left, win some of them back.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Option(
            names = "--orders",
            paramLabel = "FILE.csv",
            description =
                    "Your own orders (customer_id,order_id,placed_at,amount,currency); a generated shop unless told.")
    private Path orders;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day to look from (today unless told).")
    private LocalDate asOf;

    @Option(names = "--json", description = "End with one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (orders != null && !Files.isReadable(orders)) {
            throw new IllegalArgumentException("there is no file " + orders);
        }
        ProgressLog progress = line -> (json ? System.err : System.out).println(line);
        var day = asOf == null ? LocalDate.now(ZoneId.of("Asia/Tokyo")) : asOf;
        var report = play(day, progress);
        report.lines().forEach(progress::say);
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(report.json()));
        }
        report.complaints().forEach(System.err::println);
        return report.complaints().isEmpty() ? 0 : 1;
    }

    /** Ctrl-C in the middle ends what it started; what ran before runs on. */
    private DemoReport play(LocalDate day, ProgressLog progress) throws IOException {
        var stack = options.stack();
        var over = new AtomicBoolean();
        if (stack.pids().isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (!over.get()) {
                    stack.down(progress);
                }
            }));
        }
        try {
            return new Demo(stack, progress).play(orders, day);
        } finally {
            over.set(true);
        }
    }
}
