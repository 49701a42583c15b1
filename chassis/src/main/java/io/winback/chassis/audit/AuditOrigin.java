package io.winback.chassis.audit;

/**
 * Who acts, from where, by which operation.
 *
 * @param actor the name of the person, the key or the service; the address of a caller without a credential
 * @param actedThrough the service that called for the actor; null if the actor called
 * @param roles with a plus sign between them; empty without roles
 * @param address the network address of the request; null outside a request
 * @param traceId null without a trace
 * @param operation the id in the OpenAPI document, or the method and the path of a page
 */
record AuditOrigin(
        ActorKind actorKind,
        String actor,
        String actedThrough,
        String roles,
        String address,
        String traceId,
        String operation) {}
