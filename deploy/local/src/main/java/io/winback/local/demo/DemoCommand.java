package io.winback.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.StackOptions;
import io.winback.local.process.Interruption;
import io.winback.local.stack.ProgressLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the demo. */
@Command(
        name = "demo",
        description = "Import orders, detect which customers left, and win some of them back.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final ZoneId SHOP_ZONE = ZoneId.of("Asia/Tokyo");

    @Mixin
    private StackOptions options;

    @Option(
            names = "--orders",
            paramLabel = "FILE.csv",
            description =
                    "Your own orders: columns customer_id,order_id,placed_at,amount,currency, or the export of a shop such as Shopify. Default: a synthetic shop.")
    private Path orders;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "The import format of the orders, such as shopify, stripe or ec-cube. Default: detected by the header.")
    private String format;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day of the scoring (default: today in Japan, where the synthetic shop is).")
    private LocalDate asOf;

    @Option(names = "--json", description = "Print one JSON object at the end, and progress to standard error.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (orders != null && !Files.isReadable(orders)) {
            throw new IllegalArgumentException("cannot read " + orders + "; expected a CSV file");
        }
        if (format != null && orders == null) {
            throw new IllegalArgumentException("--format says how --orders FILE is read, but there is no --orders");
        }
        ProgressLog progress = line -> (json ? System.err : System.out).println(line);
        var day = asOf == null ? LocalDate.now(SHOP_ZONE) : asOf;
        if (asOf == null) {
            progress.say("customers are scored as of %s, which is today in %s; --as-of chooses another day"
                    .formatted(day, SHOP_ZONE));
        }
        var report = run(day, progress);
        report.lines().forEach(progress::say);
        progress.say("");
        progress.say("Everything keeps running. %s stops it; %s stops it and deletes the data."
                .formatted(options.command("down"), options.command("reset")));
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(report.json()));
        }
        report.inconsistencies().forEach(System.err::println);
        return report.inconsistencies().isEmpty() ? 0 : 1;
    }

    /** Runs the demo. Ctrl-C stops the parts that it started. */
    private DemoReport run(LocalDate day, ProgressLog progress) {
        var stack = options.stack();
        var over = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!over.get()) {
                stack.interrupt(progress);
            }
        }));
        try {
            var report = new Demo(stack, progress, options.command("reset")).run(orders, format, day);
            over.set(true);
            return report;
        } catch (RuntimeException e) {
            over.set(!Interruption.isUnderWay());
            throw e;
        }
    }
}
