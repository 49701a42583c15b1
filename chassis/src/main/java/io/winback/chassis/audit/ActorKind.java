package io.winback.chassis.audit;

/** Who acts in an audit entry. */
public enum ActorKind {
    /** A person, in the console or through a service. */
    PERSON,
    /** A person or a system with an account at the identity provider. */
    PROVIDER_ACCOUNT,
    /** A system with an API key. */
    KEY,
    /** Another service of the installation, by itself. */
    SERVICE,
    /** A caller without a valid credential, such as the reader of a public page. */
    ANONYMOUS,
    /** This service by itself, such as a schedule. */
    SYSTEM
}
