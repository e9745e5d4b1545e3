package org.transferadvisor.measure.embedding;

/** Counts the tokens of a text as one model's tokenizer makes them. */
public interface TokenCounter extends AutoCloseable {

    /** How many tokens a text has, those included that mark its ends. */
    int tokens(String text);

    @Override
    void close();
}
