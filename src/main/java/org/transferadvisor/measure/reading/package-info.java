/** Reads samples of text, features and labels: any size in bounded memory, refused with the place where they are wrong. */
@NullMarked
package org.transferadvisor.measure.reading;

import org.jspecify.annotations.NullMarked;
