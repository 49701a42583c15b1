package io.winback.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.Winback;
import io.winback.local.demo.ApiClient;
import io.winback.local.demo.DemoSetup;
import io.winback.local.stack.ProgressLog;
import io.winback.local.stack.Stack;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a churn wave and single cancellations on a fresh stack. */
@Command(
        name = "bench",
        description = "Measure a churn wave and single cancellations on a fresh, separate stack.",
        subcommands = UnderstandCommand.class,
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    @Option(names = "--events", description = "The size of the wave (default: 20,000).", defaultValue = "20000")
    private int events;

    @Option(names = "--json", description = "Print one JSON object at the end, and progress to standard error.")
    private boolean json;

    @Option(
            names = "--faults",
            description =
                    "Refuse all mail for 20 s and kill two services during the wave. No message may be lost, and none"
                            + " doubled if its provider recognises message ids.")
    private boolean faults;

    private BenchCommand() {}

    /** Exit code: 0 for success, 1 if a message was lost or doubled. */
    public static void main(String... arguments) {
        System.exit(Winback.commandLine(new BenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintStream out = json ? System.err : System.out;
        ProgressLog progress = out::println;
        return BenchmarkStack.run(progress, (stack, home) -> measure(stack, progress, out));
    }

    private int measure(Stack stack, ProgressLog progress, PrintStream out) throws Exception {
        stack.up(progress);
        var api = ApiClient.of(stack);

        var baseline = new CommitBaseline("jdbc:postgresql://127.0.0.1:%d/postgres"
                        .formatted(stack.ports().of("postgres")))
                .transactionsPerSecond();
        progress.say("baseline: %,.0f transactions/s".formatted(baseline));
        new DemoSetup(api, stack.ports()).create("campaign-with-holdout.json");
        var wave = new ChurnWaveBenchmark(stack, api, events).run(baseline, () -> {
            if (faults) {
                new FaultInjection(stack, api, progress).inject(events);
            }
        });
        progress.say("wave: " + wave);
        if (faults) {
            printJson(Map.of("baseline", json(baseline), "wave", json(wave)));
            return wave.lost() == 0 && !wave.doubledByChannel().containsKey("CHAT") ? 0 : 1;
        }
        // Warm-up, not counted: the first thousands of requests of a process measure its JIT compiler.
        var warmUp = new SteadyLoad(stack, api, "warm-up", 100, 60);
        var load = new SteadyLoad(stack, api, "load", 100, 30);
        warmUp.importCustomers();
        load.importCustomers();
        progress.say("cancellations of the warm-up minute, not counted: " + warmUp.run());
        var latency = load.run();

        report(out, baseline, wave, latency);
        printJson(Map.of("baseline", json(baseline), "wave", json(wave), "latency", json(latency)));
        return wave.lost() == 0 && wave.doubled() == 0 ? 0 : 1;
    }

    private static void report(
            PrintStream out, double baseline, ChurnWaveBenchmark.Result wave, SteadyLoad.Result latency) {
        out.printf("%n  baseline              %,10.0f transactions/s%n", baseline);
        out.printf("  wave of               %,10d events in %.1f s%n", wave.events(), wave.seconds());
        out.printf("  first message         %,10.1f s after the first event%n", wave.secondsToFirst());
        out.printf(
                "                        %,10.0f events/s, %.3f of the baseline%n",
                wave.eventsPerSecond(), wave.ratio());
        out.printf("  lost, doubled         %,10d, %d%n", wave.lost(), wave.doubled());
        out.printf("  CPU s per 1,000       %s%n", wave.cpuSecondsPerThousand());
        out.printf("  resident MiB          %s%n", wave.residentMiB());
        out.printf(
                "  cancellation to message, ms: p50 %.0f, p99 %.0f, max %.0f (%d messages)%n",
                latency.p50Millis(), latency.p99Millis(), latency.maxMillis(), latency.messages());
    }

    private void printJson(Map<String, Object> figures) throws JsonProcessingException {
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(figures));
        }
    }

    private static Map<String, Object> json(double baseline) {
        return Map.of("transactionsPerSecond", baseline);
    }

    private static Map<String, Object> json(ChurnWaveBenchmark.Result wave) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("events", wave.events());
        figures.put("seconds", wave.seconds());
        figures.put("secondsToFirst", wave.secondsToFirst());
        figures.put("eventsPerSecond", wave.eventsPerSecond());
        figures.put("ratio", wave.ratio());
        figures.put("cpuSecondsPerThousand", wave.cpuSecondsPerThousand());
        figures.put("residentMiB", wave.residentMiB());
        figures.put("lost", wave.lost());
        figures.put("doubled", wave.doubled());
        figures.put("doubledByChannel", wave.doubledByChannel());
        return figures;
    }

    private static Map<String, Object> json(SteadyLoad.Result latency) {
        return Map.of(
                "p50Millis", latency.p50Millis(),
                "p99Millis", latency.p99Millis(),
                "maxMillis", latency.maxMillis());
    }
}
