package org.transferadvisor.measure;

/** Who wants to know how far a measurement has come. */
@FunctionalInterface
public interface Progress {

    /**
     * Some work was done. Called from any thread.
     *
     * @param what under way
     * @param done how much of it
     * @param of how much it is in all; 0 where that cannot be told
     */
    void at(String what, long done, long of);
}
