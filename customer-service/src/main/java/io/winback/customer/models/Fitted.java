package io.winback.customer.models;

/**
 * A model with the parameters of the highest likelihood.
 *
 * @param logLikelihood the natural logarithm of the likelihood of the population
 */
public record Fitted<M>(M model, double logLikelihood) {}
