package io.winback.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.StackOptions;
import io.winback.local.Winback;
import io.winback.local.demo.ApiClient;
import io.winback.local.demo.DemoSetup;
import io.winback.local.stack.Ports;
import io.winback.local.stack.ProgressLog;
import io.winback.local.stack.Stack;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the hot path on a fresh stack. */
@Command(
        name = "bench",
        description = "Measure a churn wave and single cancellations on a fresh stack of its own.",
        subcommands = UnderstandCommand.class,
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    @Option(names = "--events", description = "The size of the wave (20,000 unless told).", defaultValue = "20000")
    private int events;

    @Option(names = "--json", description = "End with one JSON object.")
    private boolean json;

    @Option(
            names = "--faults",
            description = "Refuse all mail for a while and kill two services in the middle of the wave;"
                    + " then nothing may be lost, and nothing doubled where the provider recognises our ids.")
    private boolean faults;

    private BenchCommand() {}

    /** Ends with 0, or 1 when something was lost or doubled. */
    public static void main(String... arguments) {
        System.exit(Winback.commandLine(new BenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintStream out = json ? System.err : System.out;
        ProgressLog progress = out::println;
        var home = Files.createTempDirectory("winback-bench-");
        var stack = new Stack(StackOptions.checkout(), home, Ports.free());
        var cleanUp = new Thread(() -> stack.reset(line -> {}));
        Runtime.getRuntime().addShutdownHook(cleanUp);
        stack.up(progress);
        var api = new ApiClient();

        var baseline = new CommitBaseline("jdbc:postgresql://127.0.0.1:%d/postgres"
                        .formatted(stack.ports().of("postgres")))
                .transactionsPerSecond();
        progress.say("the machine commits %,.0f transactions a second at this minute".formatted(baseline));
        new DemoSetup(api, stack.ports()).setWith("campaign-with-holdout.json");
        var wave = new ChurnWaveBenchmark(stack, api, events).run(baseline, () -> {
            if (faults) {
                new FaultInjection(stack, api, progress).strike(events);
            }
        });
        progress.say("wave: " + wave);
        if (faults) {
            return wave.lost() == 0 && !wave.doubledByChannel().containsKey("CHAT") ? 0 : 1;
        }
        // The first thousands of requests of a process measure its compiler: these are not counted.
        var early = new SteadyLoad(stack, api, "early", 100, 60);
        var trickle = new SteadyLoad(stack, api, "trickle", 100, 30);
        early.introduce();
        trickle.introduce();
        progress.say("cancellations of the first minute, not counted: " + early.run());
        var latency = trickle.run();

        report(out, baseline, wave, latency);
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(json(baseline, wave, latency)));
        }
        return wave.lost() == 0 && wave.doubled() == 0 ? 0 : 1;
    }

    private static void report(
            PrintStream out, double baseline, ChurnWaveBenchmark.Result wave, SteadyLoad.Result latency) {
        out.printf("%n  baseline              %,10.0f transactions/s%n", baseline);
        out.printf("  wave of               %,10d events in %.1f s%n", wave.events(), wave.seconds());
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

    private static Map<String, Object> json(
            double baseline, ChurnWaveBenchmark.Result wave, SteadyLoad.Result latency) {
        var waveJson = new LinkedHashMap<String, Object>();
        waveJson.put("events", wave.events());
        waveJson.put("seconds", wave.seconds());
        waveJson.put("eventsPerSecond", wave.eventsPerSecond());
        waveJson.put("ratio", wave.ratio());
        waveJson.put("cpuSecondsPerThousand", wave.cpuSecondsPerThousand());
        waveJson.put("residentMiB", wave.residentMiB());
        waveJson.put("lost", wave.lost());
        waveJson.put("doubled", wave.doubled());
        return Map.of(
                "baseline", Map.of("transactionsPerSecond", baseline),
                "wave", waveJson,
                "latency",
                        Map.of(
                                "p50Millis", latency.p50Millis(),
                                "p99Millis", latency.p99Millis(),
                                "maxMillis", latency.maxMillis()));
    }
}
