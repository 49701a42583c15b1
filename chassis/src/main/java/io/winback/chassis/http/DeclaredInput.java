package io.winback.chassis.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What a resource method declares of its requests.
 *
 * @param query whether a query parameter may stand several times, by its name
 * @param takesBody whether the method has a parameter for the body
 * @param namesMediaTypes whether it names the media types of that body; JSON if not
 */
record DeclaredInput(Map<String, Boolean> query, boolean takesBody, boolean namesMediaTypes) {

    static DeclaredInput of(Method method) {
        var query = new TreeMap<String, Boolean>();
        for (var parameter : method.getParameters()) {
            queryName(parameter, parameter.getName()).ifPresent(name -> query.put(name, isMany(parameter.getType())));
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(query, parameter.getType());
            }
        }
        return new DeclaredInput(
                query,
                Arrays.stream(method.getParameters()).anyMatch(DeclaredInput::isBody),
                method.isAnnotationPresent(Consumes.class)
                        || method.getDeclaringClass().isAnnotationPresent(Consumes.class));
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
