/** The sentence embedder, which is no part of the program: its files lie in a folder beside the jar and are loaded when asked for. */
@NullMarked
package org.transferadvisor.measure.embedding;

import org.jspecify.annotations.NullMarked;
