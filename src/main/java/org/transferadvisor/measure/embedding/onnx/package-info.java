/** The only classes that use ONNX Runtime and the tokenizer: loaded in a class loader of their own. */
@NullMarked
package org.transferadvisor.measure.embedding.onnx;

import org.jspecify.annotations.NullMarked;
