package io.winback.chassis.limits;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** An upload, whose body may come slowly. */
@Path("/v1/sample-uploads")
@Blocking
class SampleUploadResource {

    @POST
    @RolesAllowed({Role.Names.INTEGRATOR, Role.Names.OPERATOR})
    @LimitedAtOnce
    @Consumes("text/csv")
    public void upload(InputStream body) throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
    }
}
