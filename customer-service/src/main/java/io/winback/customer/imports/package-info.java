/** Imports of customer and order files, line by line, with a report of rejected lines. */
package io.winback.customer.imports;
