package io.winback.chassis.http;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What a resource method declares of its requests.
 *
 * @param query whether a query parameter may stand several times, by its name
 * @param numbers the names of the query parameters that are whole numbers
 * @param required the names of the query parameters that must be given
 * @param takesBody whether the method has a parameter for the body
 * @param namesMediaTypes whether it names the media types of that body; JSON if not
 * @param otherMediaTypes the media types of the bodies that other methods of the same operation take
 */
record DeclaredInput(
        Map<String, Boolean> query,
        Set<String> numbers,
        Set<String> required,
        boolean takesBody,
        boolean namesMediaTypes,
        List<String> otherMediaTypes) {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);

    static DeclaredInput of(Method method) {
        var query = new TreeMap<String, Boolean>();
        var numbers = new TreeSet<String>();
        var required = new TreeSet<String>();
        for (var parameter : method.getParameters()) {
            queryName(parameter, parameter.getName()).ifPresent(name -> {
                query.put(name, isMany(parameter.getType()));
                if (WHOLE_NUMBERS.contains(parameter.getType())) {
                    numbers.add(name);
                }
                if (isRequired(parameter)) {
                    required.add(name);
                }
            });
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(query, parameter.getType());
            }
        }
        return new DeclaredInput(
                query,
                numbers,
                required,
                Arrays.stream(method.getParameters()).anyMatch(DeclaredInput::isBody),
                method.isAnnotationPresent(Consumes.class)
                        || method.getDeclaringClass().isAnnotationPresent(Consumes.class),
                otherMediaTypes(method));
    }

    private static List<String> otherMediaTypes(Method method) {
        return Stream.of(method.getDeclaringClass().getDeclaredMethods())
                .filter(other -> !other.equals(method) && isSameOperation(other, method))
                .flatMap(other -> Stream.of(other.getAnnotationsByType(Consumes.class)))
                .flatMap(consumes -> Stream.of(consumes.value()))
                .filter(type -> !type.equals(MediaType.WILDCARD))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static boolean isSameOperation(Method one, Method another) {
        return verb(one).equals(verb(another)) && path(one).equals(path(another));
    }

    private static Set<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .collect(Collectors.toSet());
    }

    private static String path(Method method) {
        return method.isAnnotationPresent(Path.class)
                ? method.getAnnotation(Path.class).value()
                : "";
    }

    private static boolean isRequired(Parameter parameter) {
        var documented =
                parameter.getAnnotation(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class);
        return parameter.isAnnotationPresent(NotNull.class) || documented != null && documented.required();
    }

    private static void addFields(Map<String, Boolean> query, Class<?> bean) {
        for (var type = bean; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                queryName(field, field.getName()).ifPresent(name -> query.put(name, isMany(field.getType())));
            }
        }
    }

    private static Optional<String> queryName(AnnotatedElement element, String declared) {
        if (element.isAnnotationPresent(QueryParam.class)) {
            return Optional.of(element.getAnnotation(QueryParam.class).value());
        }
        return Optional.ofNullable(element.getAnnotation(RestQuery.class))
                .map(RestQuery::value)
                .map(name -> name.isEmpty() ? declared : name);
    }

    private static boolean isMany(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || type.isArray();
    }

    private static boolean isBody(Parameter parameter) {
        return Stream.of(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .map(Class::getPackageName)
                .noneMatch(name -> name.startsWith("jakarta.ws.rs") || name.startsWith("org.jboss.resteasy.reactive"));
    }
}
