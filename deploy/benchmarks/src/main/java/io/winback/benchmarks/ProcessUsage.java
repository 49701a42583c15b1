package io.winback.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CPU time and memory of the parts of the stack. */
final class ProcessUsage {

    private ProcessUsage() {}

    /** CPU seconds since the start of each process, with its children. */
    static Map<String, Double> cpuSeconds(Map<String, Long> pids) {
        var seconds = new TreeMap<String, Double>();
        pids.forEach((name, pid) -> seconds.put(name, cpu(pid)));
        return seconds;
    }

    /** Resident memory of each main process. The backends of PostgreSQL share most of their memory, and are not included. */
    static Map<String, Long> residentMiB(Map<String, Long> pids) {
        var resident = new TreeMap<String, Long>();
        pids.forEach((name, pid) -> resident.put(name, residentKiB(pid) / 1024));
        return resident;
    }

    private static double cpu(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(time -> time.toMillis() / 1000.0)
                .sum();
    }

    private static long residentKiB(long pid) {
        try {
            var process = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
