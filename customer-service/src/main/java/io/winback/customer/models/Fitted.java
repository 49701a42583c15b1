package io.winback.customer.models;

/**
 * A model with the parameters that make what happened most likely.
 *
 * @param logLikelihood the natural logarithm of the likelihood of all that it was fitted to
 */
public record Fitted<M>(M model, double logLikelihood) {}
