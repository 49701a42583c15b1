package io.winback.testkit;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The reference of settings in Markdown, made from the {@code @ConfigMapping} interfaces and the properties of the modules. */
final class ConfigurationDocument {

    private static final List<String> PROPERTIES =
            List.of("META-INF/microprofile-config.properties", "application.properties");
    private static final String PREAMBLE = """
            # Configuration

            The settings of the `@ConfigMapping` interfaces, and the environment variables of the properties files, made from the
            code: do not edit. Quarkus' settings are on <https://quarkus.io/guides/all-config>.
            A setting is a line in `application.properties`, a system property, or an environment variable, in rising order.
            Durations are ISO-8601, such as `PT10M` or `P30D`.
            """;
    private static final Pattern VARIABLE =
            Pattern.compile("^([^#=\\s]+)\\s*=.*?\\$\\{(WINBACK_[A-Z0-9_]+):([^}]*)}", Pattern.MULTILINE);
    private static final Pattern SETTING =
            Pattern.compile("^(?:# (.*)\\R)?(winback\\.[a-z0-9.-]+)\\s*=\\s*(.*)$", Pattern.MULTILINE);
    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final DocTrees docs;
    private final Map<String, ClassTree> nested = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();
    private CompilationUnitTree unit;

    private ConfigurationDocument(DocTrees docs) {
        this.docs = docs;
    }

    /** @param modules the folders of modules, in the order in which they are listed */
    static String of(List<Path> modules) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            var all = new StringBuilder(PREAMBLE);
            for (var module : modules) {
                all.append("\n## ").append(title(module)).append('\n');
                var sources = mappings(module);
                if (!sources.isEmpty()) {
                    var task = (JavacTask)
                            compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
                    var docs = DocTrees.instance(task);
                    for (var unit : task.parse()) {
                        all.append(new ConfigurationDocument(docs).section(unit));
                    }
                }
                all.append(ownSettings(module.resolve("src/main/resources"), all.toString()));
                for (var name : PROPERTIES) {
                    all.append(variables(module.resolve("src/main/resources").resolve(name)));
                }
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String title(Path module) {
        var name = module.getFileName().toString();
        return name.equals("chassis") ? "Every service" : name;
    }

    private static List<Path> mappings(Path module) throws IOException {
        try (var files = Files.walk(module.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith("Configuration.java"))
                    .filter(ConfigurationDocument::isMapping)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isMapping(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of properties files that belong to no mapping. The comment above a setting describes it. */
    private static String ownSettings(Path resources, String listed) throws IOException {
        var rows = new StringBuilder();
        for (var name : PROPERTIES) {
            var file = resources.resolve(name);
            if (Files.exists(file)) {
                SETTING.matcher(Files.readString(file))
                        .results()
                        .filter(match -> !listed.contains("`" + match.group(2) + "`"))
                        .forEach(match -> rows.append("| `%s` | `%s` | `%s` | %s |\n"
                                .formatted(
                                        match.group(2),
                                        variable(match.group(2)),
                                        match.group(3),
                                        Objects.requireNonNullElse(match.group(1), ""))));
            }
        }
        return rows.isEmpty()
                ? ""
                : "\n### Other settings\n\n| setting | environment variable | default | what it is |\n| --- | --- | --- | --- |\n"
                        + rows;
    }

    private static String variables(Path properties) throws IOException {
        if (Files.notExists(properties)) {
            return "";
        }
        var rows = VARIABLE.matcher(Files.readString(properties))
                .results()
                .map(match -> "| `%s` | `%s` | %s |\n"
                        .formatted(
                                match.group(2),
                                match.group(1),
                                match.group(3).isEmpty() ? "none" : "`" + match.group(3) + "`"))
                .collect(Collectors.joining());
        return rows.isEmpty()
                ? ""
                : "\n### `" + properties.getFileName()
                        + "`\n\n| environment variable | what it sets | default |\n| --- | --- | --- |\n" + rows;
    }

    private String section(CompilationUnitTree source) {
        unit = source;
        var mapping = (ClassTree) source.getTypeDecls().get(0);
        collect(mapping);
        var prefix =
                annotation(mapping.getModifiers(), "ConfigMapping", "prefix").orElseThrow();
        text.append("\n### `%s`\n\n%s\n\n".formatted(prefix, doc(mapping, prefix)));
        text.append(
                "| setting | environment variable | type | default | what it is |\n| --- | --- | --- | --- | --- |\n");
        rows(mapping, prefix);
        return text.toString();
    }

    private void collect(ClassTree type) {
        for (var member : type.getMembers()) {
            if (member instanceof ClassTree inner) {
                nested.put(inner.getSimpleName().toString(), inner);
                collect(inner);
            }
        }
    }

    private void rows(ClassTree type, String path) {
        for (var member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                row(method, path);
            }
        }
    }

    private void row(MethodTree method, String path) {
        var name = annotation(method.getModifiers(), "WithName", "value").orElseGet(() -> kebab(method.getName()));
        var setting = path + "." + name;
        var type = method.getReturnType().toString();
        var group = nested.get(type.replaceAll("^(Optional|Map)<(String, )?|>$", ""));
        if (group != null && group.getKind() == Tree.Kind.INTERFACE) {
            rows(group, type.startsWith("Map<") ? setting + ".<key>" : setting);
            return;
        }
        boolean optional = type.startsWith("Optional") || type.startsWith("Map<");
        var standard = annotation(method.getModifiers(), "WithDefault", "value")
                .map(value -> "`" + value + "`")
                .orElse(optional ? "none" : "**needed**");
        text.append("| `%s` | `%s` | %s | %s | %s |\n"
                .formatted(setting, variable(setting), shown(type), standard, doc(method, path)));
    }

    private static String shown(String type) {
        var plain = type.replaceAll("^Optional<(.*)>$", "$1");
        return plain.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String kebab(CharSequence name) {
        return WORDS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    private static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Optional<String> annotation(ModifiersTree modifiers, String name, String attribute) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .map(annotation -> value(annotation, attribute))
                .findFirst();
    }

    private static String value(AnnotationTree annotation, String attribute) {
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof com.sun.source.tree.LiteralTree) {
                return literal(argument);
            }
            if (argument instanceof AssignmentTree assignment
                    && assignment.getVariable().toString().equals(attribute)) {
                return literal(assignment.getExpression());
            }
        }
        throw new IllegalArgumentException(annotation + " has no " + attribute);
    }

    private static String literal(ExpressionTree expression) {
        return expression instanceof com.sun.source.tree.LiteralTree literal
                ? literal.getValue().toString()
                : expression.toString();
    }

    /** The Javadoc in one line of Markdown. @param path the common beginning of the settings of the interface */
    private String doc(Tree tree, String path) {
        var comment = docs.getDocCommentTree(TreePath.getPath(unit, tree));
        if (comment == null) {
            return "";
        }
        return comment.getFullBody().stream()
                .map(part -> markdown(part, path))
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .trim();
    }

    private static String markdown(DocTree part, String path) {
        if (part instanceof LiteralTree literal) {
            return "`" + literal.getBody() + "`";
        }
        return part instanceof LinkTree link
                ? "`" + target(link.getReference().toString(), path) + "`"
                : part.toString();
    }

    /** The name of a setting of the same interface; otherwise the reference as it is written. */
    private static String target(String reference, String path) {
        return reference.startsWith("#") ? path + "." + kebab(reference.replaceAll("^#|\\(\\)$", "")) : reference;
    }
}
