/** Personal columns: sealed with keys from a file, and found by blind indexes. */
package io.winback.chassis.sealing;
