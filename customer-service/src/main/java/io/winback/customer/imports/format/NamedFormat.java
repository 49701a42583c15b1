package io.winback.customer.imports.format;

/** A format with its id. */
public record NamedFormat(String id, FormatDocument document) {}
