package io.winback.customer.erasure;

/** Another service does not accept the key of this service. */
class ServiceKeyRefused extends RuntimeException {

    ServiceKeyRefused(String service) {
        super(
                ("%s refuses the service key of customer-service; its winback.access.configured-keys must have the SHA-256 of"
                                + " winback.access.service-key with the role SERVICE")
                        .formatted(service));
    }
}
