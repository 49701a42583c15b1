/** {@code winback demo}: runs the system on real or synthetic orders, through its REST APIs only. */
package io.winback.local.demo;
