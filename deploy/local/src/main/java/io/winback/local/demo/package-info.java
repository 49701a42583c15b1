/** {@code winback demo}: the whole loop on real orders or generated ones, through the REST APIs alone. */
package io.winback.local.demo;
