/** Benchmarks: compiled and run by the Maven profile {@code bench} alone. */
package org.transferadvisor.bench;
