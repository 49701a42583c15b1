package io.winback.chassis.http;

import io.winback.chassis.secrets.Sha256;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Base64;
import java.util.List;

/**
 * Adds to every cursor the list that it is of, and refuses it at another list, where it would mean nothing. Cursors of earlier
 * releases do not name their list.
 */
@Provider
class ListCursors implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String AFTER = "after";
    private static final int LENGTH = 6;

    @Override
    public void filter(ContainerRequestContext request) {
        var list = listOf(request);
        for (var cursor : request.getUriInfo().getQueryParameters().getOrDefault(AFTER, List.of())) {
            if (cursor.contains(Page.LIST) && !cursor.endsWith(Page.LIST + list)) {
                throw Page.notACursor(AFTER);
            }
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            response.setEntity(page.of(listOf(request)));
        }
    }

    private static String listOf(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath().replaceAll("^/|/$", "");
        return Base64.getUrlEncoder().encodeToString(Sha256.of(path)).substring(0, LENGTH);
    }
}
