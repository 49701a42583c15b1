package io.winback.testkit;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Adds the key with all roles to a request that has no credential of its own and is not anonymous. */
public final class TestCredential implements Filter {

    /** Marks a request without a credential. The filter removes it. */
    static final String ANONYMOUS = "Test-Anonymous";

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        var headers = request.getHeaders();
        if (headers.hasHeaderWithName(ANONYMOUS)) {
            request.removeHeader(ANONYMOUS);
            // The filter runs twice for a request that is made of two specifications.
            context.setValue(ANONYMOUS, true);
        } else if (!context.hasValue(ANONYMOUS)
                && !headers.hasHeaderWithName(TestKeys.HEADER)
                && !headers.hasHeaderWithName("Authorization")) {
            request.header(TestKeys.HEADER, TestKeys.withAllRoles());
        }
        return context.next(request, response);
    }
}
