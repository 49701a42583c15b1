/** The terms of offers: reward, eligible items, validity, limits and budgets. */
package io.winback.offer.terms;
