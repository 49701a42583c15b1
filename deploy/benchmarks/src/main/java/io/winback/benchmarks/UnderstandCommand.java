package io.winback.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.demo.ApiClient;
import io.winback.local.stack.ProgressLog;
import io.winback.local.stack.Stack;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the import of an order file and the scoring of a population, all on one machine. */
@Command(
        name = "understand",
        description = "Measure the import of orders and a scoring on a fresh, separate stack.",
        mixinStandardHelpOptions = true)
final class UnderstandCommand implements Callable<Integer> {

    @Option(names = "--customers", description = "The number of customers (default: 100,000).", defaultValue = "100000")
    private int customers;

    @Option(names = "--json", description = "Print one JSON object at the end, and progress to standard error.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintStream out = json ? System.err : System.out;
        ProgressLog progress = out::println;
        return BenchmarkStack.run(progress, (stack, home) -> measure(stack, home, progress, out));
    }

    private int measure(Stack stack, Path home, ProgressLog progress, PrintStream out) throws Exception {
        var shop = new SyntheticOrders(customers);
        int all = shop.orders();
        var file = home.resolve("orders.csv");
        shop.write(file);
        progress.say("generated %,d orders of %,d customers".formatted(all, customers));
        stack.up(progress);
        var api = ApiClient.of(stack);
        double baseline = new CommitBaseline("jdbc:postgresql://127.0.0.1:%d/postgres"
                        .formatted(stack.ports().of("postgres")))
                .transactionsPerSecond();
        progress.say("baseline: %,.0f transactions/s".formatted(baseline));

        var service = stack.ports().url("customer");
        var imported = job(api, service, api.post(service + "/v1/imports?kind=orders", "text/csv", file), progress);
        var asOf = Map.of("asOf", shop.lastDay().toString());
        var scored = job(api, service, api.post(service + "/v1/scorings", asOf), progress);
        // The first scoring publishes all churned customers, which the other services handle; the second publishes
        // none.
        var again = job(api, service, api.post(service + "/v1/scorings", asOf), progress);

        report(out, baseline, imported, scored, again);
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(figures(baseline, imported, scored, again)));
        }
        boolean complete = imported.answer().path("accepted").asInt() == all
                && scored.answer().path("customers").asInt() == customers
                && scored.answer().path("failed").asInt() == 0;
        return complete ? 0 : 1;
    }

    /** The result of a job, and its duration. */
    private record Timed(JsonNode answer, double seconds) {}

    private static Timed job(ApiClient api, String service, JsonNode accepted, ProgressLog progress)
            throws InterruptedException {
        long began = System.nanoTime();
        long reported = 0;
        while (true) {
            var job = api.get(service + "/v1/jobs/" + accepted.path("jobId").asText());
            double seconds = (System.nanoTime() - began) / 1e9;
            if (!job.path("state").asText().equals("RUNNING")) {
                progress.say("%s is %s after %.1f s"
                        .formatted(job.path("kind").asText(), job.path("state").asText(), seconds));
                return new Timed(job, seconds);
            }
            if (seconds - reported >= 10) {
                reported = (long) seconds;
                progress.say("%s: %,d done"
                        .formatted(job.path("kind").asText(), job.path("done").asLong()));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static Map<String, Object> figures(double baseline, Timed imported, Timed scored, Timed again) {
        var figures = new LinkedHashMap<String, Object>();
        long orders = imported.answer().path("accepted").asLong();
        figures.put("baseline", Map.of("transactionsPerSecond", baseline));
        figures.put(
                "import",
                Map.of(
                        "orders",
                        orders,
                        "seconds",
                        imported.seconds(),
                        "ordersPerSecond",
                        orders / imported.seconds()));
        figures.put("scoring", figures(scored));
        figures.put("scoringAgain", figures(again));
        return figures;
    }

    private static Map<String, Object> figures(Timed scoring) {
        var figures = new LinkedHashMap<String, Object>();
        long customers = scoring.answer().path("customers").asLong();
        var seconds = scoring.answer().path("seconds");
        figures.put("customers", customers);
        figures.put("newlyChurned", scoring.answer().path("newlyChurned").asLong());
        figures.put("seconds", scoring.seconds());
        for (var part : List.of("census", "fit", "score")) {
            figures.put(part, seconds.path(part).asDouble());
        }
        figures.put("customersPerSecond", customers / seconds.path("score").asDouble());
        return figures;
    }

    private static void report(PrintStream out, double baseline, Timed imported, Timed scored, Timed again) {
        long orders = imported.answer().path("accepted").asLong();
        out.printf("%n  baseline   %,10.0f transactions/s%n", baseline);
        out.printf(
                "  import     %,10d orders in %.1f s: %,.0f/s%n",
                orders, imported.seconds(), orders / imported.seconds());
        report(out, "scoring", scored);
        report(out, "again", again);
    }

    private static void report(PrintStream out, String title, Timed scoring) {
        var seconds = scoring.answer().path("seconds");
        long customers = scoring.answer().path("customers").asLong();
        out.printf(
                "  %-10s %,10d customers, %,d newly churned: statistics %.1f s, fit %.1f s, score %.1f s: %,.0f/s%n",
                title,
                customers,
                scoring.answer().path("newlyChurned").asLong(),
                seconds.path("census").asDouble(),
                seconds.path("fit").asDouble(),
                seconds.path("score").asDouble(),
                customers / seconds.path("score").asDouble());
    }
}
