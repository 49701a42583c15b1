package io.winback.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    /** SQL that writes a table, and the words that follow "update" in other clauses. */
    private static final Pattern WRITE = Pattern.compile("\\b(?:insert into|delete from|update) ([a-z_]+)\\b");

    /** The end of a name that is that of a secret, or of what is computed from one. */
    private static final String SECRET =
            "(?:[sS]ecret|[tT]oken|[pP]assword|[sS]ignature|[hH]ash|[dD]igest|\\b[mM]ac|[a-z]Mac)";

    /** The end of a variable that may be one. A method of this name, such as {@code getKey()}, has other values. */
    private static final String PERHAPS_SECRET = "(?:\\b[eE]xpected|\\b[kK]ey|[a-z]Key)";

    /** A comparison of a secret that takes longer the more characters are right. */
    private static final Pattern COMPARED_SECRET = Pattern.compile(SECRET + "(?:\\(\\))?(?:\\.|::)equals\\b"
            + "|\\bequals\\((?:\\w+, )?[\\w.]*" + SECRET + "\\b"
            + "|" + PERHAPS_SECRET + "(?:\\.equals\\((?!\")|::equals\\b)"
            + "|\\bequals\\((?:\\w+, )?[\\w.]*" + PERHAPS_SECRET + "\\)");

    /** A native query of one column whose kept plan Hibernate never finds again. */
    private static final Pattern FORGOTTEN_PLAN = Pattern.compile("createNativeQuery\\((?:(?!\\.class\\))[^;])*"
            + "\\b(?:Boolean|Integer|Long|Double|String|UUID|Instant|LocalDate|BigDecimal)\\.class\\)");

    /** The classes that compare no sent secret, by simple name. */
    private static final Set<String> COMPARE_NO_SECRET = Set.of(
            // Two stored hashes: whether the password was changed meanwhile.
            "SignIn",
            "ChangePassword",
            // The ids of keys.
            "Cipher",
            // The names of roles.
            "ProviderCaller");

    private static final Pattern ENTITY_NAME = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Set<String> NO_TABLES = Set.of("set", "skip", "of", "nowait", "the", "a");
    /** Erasure deletes and renames in every table, from one list. */
    private static final String ERASURE = "erasure";

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String PACKAGE_INFO = "package-info.java";

    private final Path checkout;

    private SourceRules(Path checkout) {
        this.checkout = checkout;
    }

    /** Of the checkout whose module the tests run in. */
    public static SourceRules ofCheckout() {
        return new SourceRules(checkout());
    }

    /** The folder of the checkout whose module the tests run in. */
    static Path checkout() {
        var folder = Path.of("").toAbsolutePath();
        while (!isCheckout(folder)) {
            folder = folder.getParent();
        }
        return folder;
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

    /**
     * The packages that write a table, of each table that several write. A sub-package counts as its parent; an entity writes
     * its table.
     */
    public Map<String, Set<String>> tablesWithSeveralWriters() {
        var writers = new TreeMap<String, Set<String>>();
        for (var source : sources()) {
            var feature = feature(source);
            if (!feature.equals(ERASURE)) {
                tablesWrittenBy(source)
                        .forEach(table -> writers.computeIfAbsent(module(source) + "/" + table, one -> new TreeSet<>())
                                .add(feature));
            }
        }
        writers.values().removeIf(packages -> packages.size() == 1);
        return writers;
    }

    /** The sources that compare a secret with {@code equals} and not with {@code MessageDigest.isEqual}. */
    public Set<Path> comparisonsOfSecrets() {
        return sources().stream()
                .filter(source -> !COMPARE_NO_SECRET.contains(simpleName(source)))
                .filter(source -> compareSecrets(read(source)))
                .collect(toCollection(TreeSet::new));
    }

    static boolean compareSecrets(String code) {
        return COMPARED_SECRET.matcher(code).find();
    }

    /** The sources with a native query of one column that is not made by {@code ScalarQuery}. */
    public Set<Path> forgottenPlans() {
        return sources().stream()
                .filter(source -> !source.startsWith("deploy"))
                .filter(source -> hasForgottenPlan(read(source)))
                .collect(toCollection(TreeSet::new));
    }

    static boolean hasForgottenPlan(String code) {
        return FORGOTTEN_PLAN.matcher(code).find();
    }

    private String read(Path source) {
        try {
            return Files.readString(checkout.resolve(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> tablesWrittenBy(Path source) {
        var tables = new TreeSet<String>();
        var code = read(source);
        if (code.contains("@Entity")) {
            tables.add(ENTITY_NAME.matcher(simpleName(source)).replaceAll("_").toLowerCase(Locale.ROOT));
        }
        WRITE.matcher(code).results().map(write -> write.group(1)).forEach(tables::add);
        tables.removeAll(NO_TABLES);
        return tables;
    }

    /** The first package below that of the module, such as {@code coupon}; empty in the root package. */
    private static String feature(Path source) {
        int root = module(source).getNameCount() + SOURCES.getNameCount() + 3;
        return source.getNameCount() > root + 1 ? source.getName(root).toString() : "";
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
