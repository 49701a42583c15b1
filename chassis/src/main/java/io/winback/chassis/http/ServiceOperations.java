package io.winback.chassis.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations of this service and its pages, by the names of {@link RequestedOperation}. */
@ApplicationScoped
public class ServiceOperations {

    private final Set<String> names;

    /** Reads the annotations of all resources, once. */
    ServiceOperations(BeanManager beans) {
        names = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class) && !type.isInterface())
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> RequestedOperation.verb(method).isPresent())
                .map(RequestedOperation::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean contain(String name) {
        return names.contains(name);
    }
}
