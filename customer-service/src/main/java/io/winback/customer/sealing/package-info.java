/** Sealed texts and blind indexes as attributes of entities. */
package io.winback.customer.sealing;
