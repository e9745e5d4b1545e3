package org.transferadvisor.measure.embedding;

/** Counts the tokens of a text as one model's tokenizer makes them. */
public interface TokenCounter extends AutoCloseable {

    /** What is read, for a message. */
    String KIND = "a tokenizer.json as models of Hugging Face bring it";

    /** The largest file that is read, in bytes: many times what a model of a quarter of a million words brings. */
    long LARGEST = 200_000_000;

    /** How many tokens a text has, those included that mark its ends. */
    int tokens(String text);

    @Override
    void close();
}
