package io.winback.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

/** The rules that the sources of all modules keep together. */
public final class SourceRules {

    /** The names that several modules may have, because they mean the same in each. */
    private static final Set<String> SHARED_NAMES = Set.of(
            "Main",
            "RandomProducer",
            "FiguresResource",
            "CampaignEventsConsumer",
            "CustomerEventsConsumer",
            "NotificationEventsConsumer",
            "OfferEventsConsumer",
            "DeceasedGate",
            "OpenComplaintGate");

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String PACKAGE_INFO = "package-info.java";

    private final Path checkout;

    private SourceRules(Path checkout) {
        this.checkout = checkout;
    }

    /** Of the checkout whose module the tests run in. */
    public static SourceRules ofCheckout() {
        var folder = Path.of("").toAbsolutePath();
        while (!isCheckout(folder)) {
            folder = folder.getParent();
        }
        return new SourceRules(folder);
    }

    /** Packages without a sentence on what they are, as folders. */
    public Set<Path> packagesWithoutDescription() {
        return sources().stream()
                .map(Path::getParent)
                .filter(folder -> !Files.exists(checkout.resolve(folder).resolve(PACKAGE_INFO)))
                .collect(toCollection(TreeSet::new));
    }

    /** The modules of each simple name that more than one module has. */
    public Map<String, Set<Path>> namesInSeveralModules() {
        Map<String, Set<Path>> modules = sources().stream()
                .filter(source -> !source.endsWith(PACKAGE_INFO))
                .collect(groupingBy(
                        SourceRules::simpleName,
                        TreeMap::new,
                        mapping(SourceRules::module, toCollection(TreeSet::new))));
        modules.entrySet().removeIf(name -> name.getValue().size() == 1 || SHARED_NAMES.contains(name.getKey()));
        return modules;
    }

    private List<Path> sources() {
        try (var modules = Stream.concat(folders(checkout), folders(checkout.resolve("deploy")))) {
            return modules.map(module -> module.resolve(SOURCES))
                    .filter(Files::isDirectory)
                    .flatMap(SourceRules::javaFiles)
                    .map(checkout::relativize)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> folders(Path folder) throws IOException {
        return Files.list(folder);
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String simpleName(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static Path module(Path source) {
        int depth = 1;
        while (!source.subpath(depth, depth + SOURCES.getNameCount()).equals(SOURCES)) {
            depth++;
        }
        return source.subpath(0, depth);
    }

    private static boolean isCheckout(Path folder) {
        try {
            var pom = folder.resolve("pom.xml");
            return Files.exists(pom) && Files.readString(pom).contains("<modules>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
