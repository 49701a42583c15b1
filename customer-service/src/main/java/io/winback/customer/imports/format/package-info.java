/** How foreign files are read: charset, separator, columns, dates, amounts, and what lines mean. */
package io.winback.customer.imports.format;
