/** Imports: files of orders or customers of any size, line by line; what is wrong is named with its line. */
package io.winback.customer.imports;
