package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.nio.charset.Charset;

/** Refuses a form that cannot be decoded with 400, and an unknown charset with 415. */
@Provider
class FormReading implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(context.getMediaType())) {
            return context.proceed();
        }
        var charset = context.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !isKnown(charset)) {
            throw UnsupportedMediaType.of(
                    context.getMediaType().toString(), MediaType.APPLICATION_FORM_URLENCODED + " in UTF-8");
        }
        try {
            return context.proceed();
        } catch (RuntimeException e) {
            // The reader of forms has no other reason to fail.
            throw HttpProblem.valueOf(Response.Status.BAD_REQUEST, "the form cannot be decoded");
        }
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
